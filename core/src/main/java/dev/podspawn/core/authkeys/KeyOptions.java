package dev.podspawn.core.authkeys;

import dev.podspawn.core.config.Forwarding;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A key line's own options, reduced to what may stand after ours.
 *
 * @param suffix what to append to our options: empty, or a comma and options
 * @param dropped what was left out because it would widen or override
 */
record KeyOptions(String suffix, Set<OptionRule> dropped) {
  private static final KeyOptions NONE = new KeyOptions("", Set.of());

  /** Reads the options of a line behind which nothing is forwarded. */
  static KeyOptions parse(String options) throws KeyLineException {
    return parse(options, Forwarding.NONE);
  }

  /**
   * Reads the options of a line.
   *
   * @param forwarding what is forwarded, unless the line says otherwise
   * @throws KeyLineException unknown, malformed, or in a combination that sshd refuses
   */
  static KeyOptions parse(String options, Forwarding forwarding) throws KeyLineException {
    if (options.isEmpty()) {
      return NONE;
    }
    Merge merge = new Merge(forwarding);
    int at = 0;
    while (at < options.length()) {
      at = merge.take(options, at);
      if (at < options.length() && (options.charAt(at) != ',' || ++at == options.length())) {
        throw new KeyLineException("its options are not apart by single commas");
      }
    }
    return merge.result();
  }

  /** What has been understood so far. */
  private static final class Merge {
    private final StringBuilder kept = new StringBuilder();
    private final Set<OptionRule> seen = EnumSet.noneOf(OptionRule.class);
    private final Set<OptionRule> dropped = EnumSet.noneOf(OptionRule.class);
    private final Forwarding forwarding;
    private boolean pty = true;
    private boolean agentForwarding = true;
    private boolean portForwarding = true;
    private boolean x11Forwarding = true;

    Merge(Forwarding forwarding) {
      this.forwarding = forwarding;
    }

    /** Where forwarding is granted, what narrows it is kept, and what asks for it asks for nothing more. */
    private OptionRule.Effect effect(OptionRule rule) {
      if (rule == OptionRule.X11_FORWARDING && forwarding.hasDisplay()) {
        return OptionRule.Effect.EVALUATE;
      }
      if (rule.effect() != OptionRule.Effect.NARROWS_FORWARDING) {
        return rule.effect();
      }
      if (!forwarding.endsInContainer()) {
        return OptionRule.Effect.DROP;
      }
      return rule.isFlag() ? OptionRule.Effect.EVALUATE : OptionRule.Effect.KEEP;
    }

    /** Takes the option that begins at an index, and returns the index after it. */
    int take(String options, int start) throws KeyLineException {
      int end = start;
      while (end < options.length() && options.charAt(end) != ',' && options.charAt(end) != '=') {
        end++;
      }
      Optional<OptionRule> known = OptionRule.of(options.substring(start, end));
      boolean hasValue = end < options.length() && options.charAt(end) == '=';
      if (known.isEmpty() || known.get().isFlag() == hasValue) {
        throw new KeyLineException("it has an option that podspawn does not know");
      }
      OptionRule rule = known.get();
      if (!seen.add(rule) && rule.isOnce()) {
        throw new KeyLineException("it has the option " + rule.keyword() + " twice");
      }
      if (effect(rule) == OptionRule.Effect.DROP) {
        dropped.add(rule);
      }
      if (!hasValue) {
        flag(rule);
        return end;
      }
      return value(rule, options, end + 1);
    }

    private int value(OptionRule rule, String options, int open) throws KeyLineException {
      int close = open < options.length() && options.charAt(open) == '"'
          ? OptionValue.end(options, open)
          : -1;
      if (close < 0) {
        throw new KeyLineException("the value of its option " + rule.keyword() + " has no quotes");
      }
      String value = OptionValue.unquote(options.substring(open + 1, close));
      requirePrintable(rule, value);
      if (effect(rule) == OptionRule.Effect.KEEP) {
        kept.append(',').append(rule.keyword()).append('=').append(OptionValue.quote(value));
      }
      return close + 1;
    }

    private void flag(OptionRule rule) {
      switch (rule) {
        case RESTRICT -> {
          pty = false;
          agentForwarding = false;
          portForwarding = false;
          x11Forwarding = false;
        }
        case PORT_FORWARDING -> portForwarding = true;
        case NO_PORT_FORWARDING -> portForwarding = false;
        case X11_FORWARDING -> x11Forwarding = true;
        case NO_X11_FORWARDING -> x11Forwarding = false;
        case PTY -> pty = true;
        case NO_PTY -> pty = false;
        case AGENT_FORWARDING -> agentForwarding = true;
        case NO_AGENT_FORWARDING -> agentForwarding = false;
        default -> {
          if (rule.effect() == OptionRule.Effect.KEEP) {
            kept.append(',').append(rule.keyword());
          }
        }
      }
    }

    KeyOptions result() {
      // sshd goes through the options in order, so these take back what ours have granted.
      String taken = (pty ? "" : ",no-pty")
          + (agentForwarding ? "" : ",no-agent-forwarding")
          + (portForwarding || !forwarding.endsInContainer() ? "" : ",no-port-forwarding")
          + (x11Forwarding || !forwarding.hasDisplay() ? "" : ",no-X11-forwarding");
      return new KeyOptions(taken + kept, dropped);
    }

    private static void requirePrintable(OptionRule rule, String value) throws KeyLineException {
      for (int i = 0; i < value.length(); i++) {
        if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
          throw new KeyLineException(
              "the value of its option " + rule.keyword() + " is not plain ASCII text");
        }
      }
    }
  }
}
