package dev.podspawn.core.podfile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code ${NAME}} stands for in the values of {@code env}.
 *
 * @param user of the session
 * @param project of the session
 */
public record Variables(String user, String project) {
  private static final String USER = "${PODSPAWN_USER}";
  private static final String PROJECT = "${PODSPAWN_PROJECT}";

  /** The variables with {@code ${PODSPAWN_USER}} and {@code ${PODSPAWN_PROJECT}} put in; all else stays as it is. */
  public Map<String, String> expand(Map<String, String> env) {
    Map<String, String> expanded = new LinkedHashMap<>();
    env.forEach((name, value) -> expanded.put(name, expand(value)));
    return expanded;
  }

  /** One value. What is put in is not looked at again. */
  public String expand(String value) {
    StringBuilder text = new StringBuilder(value.length());
    int at = 0;
    while (at < value.length()) {
      if (value.startsWith(USER, at)) {
        text.append(user);
        at += USER.length();
      } else if (value.startsWith(PROJECT, at)) {
        text.append(project);
        at += PROJECT.length();
      } else {
        text.append(value.charAt(at));
        at++;
      }
    }
    return text.toString();
  }
}
