package dev.podspawn.core.podfile.read;

/**
 * An entry of a list that is merged with what the file extends.
 *
 * @param name what it is told apart by
 * @param removes whether it was written {@code !name}: the entry of that name is to go, and {@code value} has no meaning
 * @param line where it stands
 */
record Item<T>(String name, T value, boolean removes, int line) {}
