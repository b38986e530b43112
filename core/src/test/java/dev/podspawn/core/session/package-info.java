/** Tests of leases, locks and records. */
@NullMarked
package dev.podspawn.core.session;

import org.jspecify.annotations.NullMarked;
