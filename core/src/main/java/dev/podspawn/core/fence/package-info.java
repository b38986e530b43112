/**
 * Closes the network of a session off, from outside the container: what {@link dev.podspawn.core.egress} words is put into
 * the container's network namespace before anything of the image or the user runs there. What a namespace is like is read
 * from proc(5), which tells everybody; only the script {@code podspawn-net-fence} enters it.
 *
 * <p>Read next: {@link dev.podspawn.core.fence.NetFence}.
 */
@NullMarked
package dev.podspawn.core.fence;

import org.jspecify.annotations.NullMarked;
