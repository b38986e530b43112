package dev.podspawn.core.doctor.engine;

import dev.podspawn.core.doctor.EngineCheck;
import dev.podspawn.core.doctor.EngineFacts;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.error.PodspawnException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All checks of an engine, in the order in which they are told. */
public final class EngineChecks {
  public static final List<EngineCheck> ALL = List.of(
      new EngineReachableCheck(),
      new EngineVersionCheck(),
      new EngineImageCheck(),
      new DiskLimitCheck(),
      new LeftoversCheck(),
      new RuntimeCheck());

  private EngineChecks() {}

  /** The results of each check; where the engine does not answer, the others are not tried. */
  public static Map<EngineCheck, List<Result>> run(EngineFacts engine) {
    Map<EngineCheck, List<Result>> all = new LinkedHashMap<>();
    boolean reachable = true;
    for (EngineCheck check : ALL) {
      List<Result> results = reachable
          ? tried(check, engine)
          : List.of(
              new Result.NotChecked(engine.account(), "not checked: the engine must answer first"));
      all.put(check, results);
      reachable = reachable && (all.size() > 1 || results.get(0) instanceof Result.Pass);
    }
    return all;
  }

  private static List<Result> tried(EngineCheck check, EngineFacts engine) {
    try {
      return new ArrayList<>(check.run(engine));
    } catch (PodspawnException e) {
      return List.of(new Result.Fail(
          engine.account(),
          e.adminLine(),
          Fix.byHand("docs/errors.md, " + e.code().text())));
    }
  }
}
