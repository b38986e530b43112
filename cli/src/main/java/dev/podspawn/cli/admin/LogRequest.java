package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Row;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What services have said, as somebody wants it.
 *
 * @param session of {@link SessionFields}
 * @param service one; all where none is named
 * @param most so many lines of each, the last ones
 */
public record LogRequest(Row session, Optional<String> service, int most) {

  UserName user() {
    return UserName.parse(session.shown(SessionFields.USER));
  }

  Session whose() {
    return new Session(user(), session.text(SessionFields.PROJECT).map(ProjectName::parse));
  }

  /** How another podspawn is asked the same. */
  List<String> words(boolean follow) {
    List<String> words = new ArrayList<>(List.of("logs"));
    if (follow) {
      words.add("--follow");
    }
    words.addAll(List.of("--user", user().text(), "--tail", Integer.toString(most)));
    words.add(session.shown(SessionFields.CONTAINER));
    service.ifPresent(words::add);
    return words;
  }
}
