package dev.podspawn.core.spawn;

import dev.podspawn.core.audit.AuditLog;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.fence.Fence;
import dev.podspawn.core.forward.SharedNets;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.record.Recorder;
import dev.podspawn.core.record.Recording;
import dev.podspawn.core.session.Admission;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.SessionRules;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.session.UserLock;
import dev.podspawn.core.stream.Terminal;
import dev.podspawn.core.stream.TerminalMode;
import dev.podspawn.core.teardown.Aftercare;
import dev.podspawn.core.teardown.Fate;
import dev.podspawn.core.teardown.Reaper;
import dev.podspawn.core.teardown.Removal;
import dev.podspawn.core.teardown.Teardown;
import dev.podspawn.core.trace.PhaseTrace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The story of a login: take a lease, find or make the container, start the program, carry bytes until it ends, give
 * back its exit status. Whatever happens, the program is ended, the terminal restored and the lease given back; the last
 * one out clears the session away.
 */
public final class Spawn {
  private final StateDirectory state;
  private final SessionContainer containers;
  private final Duration keep;
  private final Teardown.Grace grace;
  private final Teardown teardown;
  private final LoginPrograms programs;
  private final ProgramStart start;
  private final Client client;
  private final Optional<PortNotice> ports;
  private final Conversation conversation;
  private final Notices notices;
  private final PhaseTrace trace;

  /** A login of this client's to the user whose books these are. */
  public Spawn(
      Engine engine,
      SessionBooks books,
      SpawnSettings settings,
      Fence fence,
      Aftercare aftercare,
      Client client,
      Notices notices) {
    SessionRules rules = settings.rules();
    Removal removal = new Removal(
        engine,
        books.store(),
        settings.names(),
        notices.audit(),
        fence,
        SharedNets.of(books.state()));
    this.state = books.state();
    this.grace = new Teardown.Grace(rules.gracePeriod(), aftercare.timer());
    this.teardown = new Teardown(engine, books, removal, grace, aftercare.refill(), notices.log());
    this.containers = new SessionContainer(
        books,
        removal,
        new Reaper(engine, books, removal, fate(rules, books), notices.log()),
        new Admission(rules.maxPerUser()),
        new ContainerMaker(
            engine, books, settings, fence, notices.audit(), notices.log(), client.interruptions()),
        ImageSupply.of(engine, settings, notices.pulls(), client.interruptions()),
        new SparePool(books, settings, removal));
    this.keep = rules.pool().keep();
    this.programs = new LoginPrograms(settings, client);
    this.start = new ProgramStart(
        engine,
        containers,
        settings.project().isPresent()
            ? Optional.of(new StartHook(engine, settings, client, notices.log()))
            : Optional.empty());
    this.ports = settings.exposedPorts().isPresent()
        ? Optional.of(new PortNotice(engine, settings, fence, state, notices.log()))
        : Optional.empty();
    this.client = client;
    this.conversation = new Conversation(client, rules.times(), books.clock(), notices);
    this.notices = notices;
    this.trace = notices.trace();
  }

  /**
   * Who is told how the login gets on.
   *
   * @param pulls told while an image is pulled
   * @param clientAddress of whoever logs in, for the audit log
   * @param recorder of what is shown; empty when this login is not recorded
   */
  public record Notices(
      AdminLog log,
      PullListener pulls,
      PhaseTrace trace,
      AuditLog audit,
      Optional<String> clientAddress,
      Optional<Recorder> recorder) {}

  /**
   * Runs the login to its end and returns the program's own status; 255 when the client went away before the program
   * ended.
   *
   * @throws dev.podspawn.core.error.PodspawnException for every failure of ours, with nothing left half-made
   */
  public ExitStatus run(SpawnRequest request) {
    try (SessionLease lease = SessionLease.take(state, request.session(), teardown)) {
      trace.done("lease");
      SessionContainer.Found container = containers.findOrMake(lease);
      trace.done("container");
      if (ports.isPresent()) {
        ports.get().tell(request, client.terminal().isPresent(), container.id());
      }
      List<TerminalMode> modes = client.terminalModes();
      ProgramStart.Specs specs = found -> programs.spec(request, found.container(), modes);
      try (LoginAudit audit =
          LoginAudit.connected(notices.audit(), request, notices.clientAddress(), container.id())) {
        return audit.ended(recorded(request, specs, lease, container));
      }
    }
  }

  /** Makes all that a login would find, for a connection that may never have a program. Its lease is held by another. */
  public void prepare(Session session) {
    try (SessionLease lease = SessionLease.take(state, session, teardown)) {
      containers.findOrMake(lease);
    }
  }

  private static Fate fate(SessionRules rules, SessionBooks books) {
    return new Fate(rules.gracePeriod(), rules.pool().size() > 0, books.clock());
  }

  /** Has a new container wait for the session's next login, if it may, and somebody look when it has waited enough. */
  public void refill(Session session) {
    if (containers.refill(session)) {
      grace.timer().start(session, keep);
    }
  }

  /**
   * The end of such a connection. A login of its may be ending still, in a network from which nobody could be sent to look
   * after the session: so somebody is sent from here.
   */
  public void leave(Session session) {
    boolean alone;
    try (SessionLease lease = SessionLease.take(state, session, teardown);
        UserLock lock = state.lock()) {
      alone = lease.isOnly();
    }
    if (!alone && !grace.period().isZero()) {
      grace.timer().start(session, grace.period());
    }
  }

  /** What cannot be recorded, and has to be, is not even started. */
  private ExitStatus recorded(
      SpawnRequest request,
      ProgramStart.Specs specs,
      SessionLease lease,
      SessionContainer.Found container) {
    if (notices.recorder().isEmpty()) {
      return converse(specs, lease, container, Optional.empty());
    }
    Recorder recorder = notices.recorder().get();
    ExecSpec spec = specs.in(container);
    try (Recording recording = recorder.begin(LoginRecording.head(request, spec, container.id()))) {
      return converse(specs, lease, container, Optional.of(recording));
    }
  }

  private ExitStatus converse(
      ProgramStart.Specs specs,
      SessionLease lease,
      SessionContainer.Found container,
      Optional<Recording> recording) {
    try (Terminal.Restore raw = client.enterRawMode();
        Exec exec = start.in(container, specs, lease)) {
      trace.done("exec");
      return conversation.run(exec, recording, lease, container.container().deadline());
    }
  }
}
