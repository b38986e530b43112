/** Tests of what a session may reach. */
@NullMarked
package dev.podspawn.core.egress;

import org.jspecify.annotations.NullMarked;
