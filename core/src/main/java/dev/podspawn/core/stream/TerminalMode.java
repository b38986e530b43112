package dev.podspawn.core.stream;

/**
 * One of a terminal's modes, as SSH names them (RFC 4254, section 8; RFC 8160 for IUTF8).
 *
 * @param opcode 1..159
 * @param value of a flag 0 or 1; of a special character its code, or 255 when no character does it
 */
public record TerminalMode(int opcode, int value) {}
