/**
 * Reads Podfiles: YAML or devcontainer.json, field by field, all problems together, then all that they extend merged
 * into one. What is read was written by whoever may push to a project, so nothing of it is believed: files outside the
 * project are not opened, and size, depth and length are bounded.
 *
 * <p>Read next: {@link dev.podspawn.core.podfile.read.PodfileLoader}, then {@link dev.podspawn.core.podfile.read.Fields}, the table
 * of all fields with their merge rules.
 */
@NullMarked
package dev.podspawn.core.podfile.read;

import org.jspecify.annotations.NullMarked;
