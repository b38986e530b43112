package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Row;
import dev.podspawn.core.box.Asked;
import dev.podspawn.core.box.Fact;
import dev.podspawn.core.box.InForce;
import dev.podspawn.core.box.Kernel;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineWord;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.SessionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is in force in a session's container, in the order in which it is shown: the promises, then details. What was asked for is what the container's label says, for it keeps what it was made with.
 *
 * @param engine a new one for each call, which is closed
 */
public record BoxReport(Supplier<Engine> engine) {
  /** The rows of {@link BoxFields}. */
  List<Row> rows(UserName user, SessionRecord session) {
    List<Row> rows = new ArrayList<>();
    for (Fact fact : facts(session)) {
      rows.add(BoxFields.row(user, fact));
    }
    return rows;
  }

  private List<Fact> facts(SessionRecord session) {
    try (Engine open = engine.get()) {
      Optional<EngineWord> word = open.box(session.container());
      if (word.isEmpty()) {
        throw gone(session);
      }
      InForce inForce = InForce.now(word.get(), new Kernel());
      Asked asked = Asked.parse(word.get().label().orElse(""));
      List<Fact> facts = new ArrayList<>(inForce.promises(asked));
      facts.addAll(inForce.details());
      facts.addAll(ports(open, session, word.get()));
      return facts;
    }
  }

  /** Of the container whose network it is in, as the engine has them now. */
  private static List<Fact> ports(Engine engine, SessionRecord session, EngineWord word) {
    String mode = word.spaces().networkMode();
    String owner = mode.startsWith(ContainerSpec.JOINING)
        ? mode.substring(ContainerSpec.JOINING.length())
        : session.container();
    List<Fact> facts = new ArrayList<>();
    engine
        .inspect(owner)
        .ifPresent(info -> info.ports().forEach(port -> facts.add(Fact.port(port.text()))));
    return facts;
  }

  private static PodspawnException gone(SessionRecord session) {
    Message message = new Message(
        "look at the container of " + session.id(),
        "it is not there any more",
        "'podspawn cleanup'");
    return new PodspawnException(ErrorCode.CONTAINER_GONE, message, null);
  }
}
