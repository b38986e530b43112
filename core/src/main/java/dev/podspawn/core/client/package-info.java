/**
 * The client's side: which server a name such as {@code work.pod} stands for. No class here or below needs Linux.
 *
 * <p>Read next: {@link dev.podspawn.core.client.ClientConfig}.
 */
@NullMarked
package dev.podspawn.core.client;

import org.jspecify.annotations.NullMarked;
