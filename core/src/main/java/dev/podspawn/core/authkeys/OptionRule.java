package dev.podspawn.core.authkeys;

import java.util.Optional;

/**
 * The options that sshd(8) documents, and what becomes of it beside ours. An option that is not here makes its line
 * unusable: what we do not know might have been meant to restrict. So does {@code command}, which is left out on purpose:
 * with our command in place of its own, a key that was confined to one program would open a whole shell.
 */
enum OptionRule {
  // Kept: they say when, from where and by whom the key may be used.
  FROM("from", Form.VALUE_ONCE, Effect.KEEP),
  EXPIRY_TIME("expiry-time", Form.VALUE, Effect.KEEP),
  CERT_AUTHORITY("cert-authority", Form.FLAG, Effect.KEEP),
  PRINCIPALS("principals", Form.VALUE_ONCE, Effect.KEEP),
  VERIFY_REQUIRED("verify-required", Form.FLAG, Effect.KEEP),
  // Says what proof the hardware key gives, not what a session may do. A key made without touch
  // (ssh-keygen -O no-touch-required) could never log in without it.
  NO_TOUCH_REQUIRED("no-touch-required", Form.FLAG, Effect.KEEP),

  // Evaluated in order, as sshd does; KeyOptions then takes back what the line does not allow.
  RESTRICT("restrict", Form.FLAG, Effect.EVALUATE),
  PTY("pty", Form.FLAG, Effect.EVALUATE),
  NO_PTY("no-pty", Form.FLAG, Effect.EVALUATE),
  AGENT_FORWARDING("agent-forwarding", Form.FLAG, Effect.EVALUATE),
  NO_AGENT_FORWARDING("no-agent-forwarding", Form.FLAG, Effect.EVALUATE),

  // Left out and logged: they would widen what our restrict forbids. X11-forwarding is evaluated
  // where it is granted.
  ENVIRONMENT("environment", Form.VALUE, Effect.DROP),
  TUNNEL("tunnel", Form.VALUE, Effect.DROP),
  X11_FORWARDING("X11-forwarding", Form.FLAG, Effect.DROP),
  USER_RC("user-rc", Form.FLAG, Effect.DROP),

  // Left out and logged where nothing is forwarded; where forwarding ends in the container they say
  // less than ours.
  PERMITOPEN("permitopen", Form.VALUE, Effect.NARROWS_FORWARDING),
  PERMITLISTEN("permitlisten", Form.VALUE, Effect.NARROWS_FORWARDING),
  PORT_FORWARDING("port-forwarding", Form.FLAG, Effect.NARROWS_FORWARDING),

  // Left out silently: our restrict says the same.
  NO_PORT_FORWARDING("no-port-forwarding", Form.FLAG, Effect.ALREADY),
  NO_X11_FORWARDING("no-X11-forwarding", Form.FLAG, Effect.ALREADY),
  NO_USER_RC("no-user-rc", Form.FLAG, Effect.ALREADY);

  /** How an option is written. */
  enum Form {
    FLAG,
    VALUE,
    /** Like VALUE, but sshd refuses a line that has it twice. */
    VALUE_ONCE
  }

  /** What becomes of an option. */
  enum Effect {
    KEEP,
    EVALUATE,
    NARROWS_FORWARDING,
    DROP,
    ALREADY
  }

  private final String keyword;
  private final Form form;
  private final Effect effect;

  OptionRule(String keyword, Form form, Effect effect) {
    this.keyword = keyword;
    this.form = form;
    this.effect = effect;
  }

  /** The rule for a keyword, in any case as sshd takes it. */
  static Optional<OptionRule> of(String keyword) {
    for (OptionRule rule : values()) {
      if (rule.keyword.equalsIgnoreCase(keyword)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  String keyword() {
    return keyword;
  }

  boolean isFlag() {
    return form == Form.FLAG;
  }

  boolean isOnce() {
    return form == Form.VALUE_ONCE;
  }

  Effect effect() {
    return effect;
  }
}
