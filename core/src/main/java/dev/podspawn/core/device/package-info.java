/**
 * Devices of the host in a container: who may have which.
 *
 * <p>Read next: {@link dev.podspawn.core.device.DeviceGrant}.
 */
@NullMarked
package dev.podspawn.core.device;

import org.jspecify.annotations.NullMarked;
