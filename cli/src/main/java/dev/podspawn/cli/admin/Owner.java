package dev.podspawn.cli.admin;

/**
 * A host account that state belongs to.
 *
 * @param home its home directory
 */
public record Owner(String name, int uid, int gid, String home) {}
