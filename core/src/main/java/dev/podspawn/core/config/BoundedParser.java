package dev.podspawn.core.config;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Lets events through while they nest no deeper than a bound. The library's parser works without recursion, but its
 * composer does not: a file of ten thousand brackets would overflow the stack.
 */
final class BoundedParser implements Parser {
  private final Parser parser;
  private final int maxDepth;
  private int depth;

  BoundedParser(Parser parser, int maxDepth) {
    this.parser = parser;
    this.maxDepth = maxDepth;
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return parser.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  @Override
  public Event next() {
    Event event = parser.next();
    switch (event.getEventId()) {
      case MappingStart, SequenceStart -> depth++;
      case MappingEnd, SequenceEnd -> depth--;
      default -> {}
    }
    if (depth > maxDepth) {
      int line = event.getStartMark().isPresent() ? event.getStartMark().get().getLine() + 1 : 0;
      throw new TooMuchException(line, "it is nested too deeply");
    }
    return event;
  }
}
