package dev.podspawn.core.log;

/** How bad it is, and what syslog(3) calls it. */
enum Severity {
  INFO("info"),
  WARNING("warning"),
  ERROR("err");

  private final String priority;

  Severity(String priority) {
    this.priority = priority;
  }

  String priority() {
    return priority;
  }
}
