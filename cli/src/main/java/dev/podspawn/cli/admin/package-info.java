/**
 * What the admin's commands are made of: who may act for which users, how root reaches an account's sessions without
 * touching what belongs to it, and what there is to say of a session.
 *
 * <p>Read next: {@link dev.podspawn.cli.admin.Reach}.
 */
@NullMarked
package dev.podspawn.cli.admin;

import org.jspecify.annotations.NullMarked;
