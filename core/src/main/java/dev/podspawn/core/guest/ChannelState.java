package dev.podspawn.core.guest;

import dev.podspawn.core.guest.wire.GuestProtocolException;
import dev.podspawn.core.guest.wire.Wire;
import java.nio.ByteBuffer;

/**
 * One channel's windows, buffer and ends. The guest's thread tells what came and never waits; the channel's own two
 * threads wait for it.
 */
final class ChannelState {
  private static final int GRANT = Wire.CHANNEL_WINDOW / 4;
  private static final int MOST_PIECE = 16 << 10;

  private final int id;
  private final ByteRing toAgent = new ByteRing(Wire.CHANNEL_WINDOW);
  private int receiveWindow = Wire.CHANNEL_WINDOW;
  private long sendWindow = Wire.CHANNEL_WINDOW;
  private int taken;
  private boolean open;
  private boolean guestEof;
  private boolean guestClosed;
  private boolean weClosed;
  private boolean deaf;
  private boolean abandoned;
  private boolean inEnded;
  private boolean outEnded;

  ChannelState(int id) {
    this.id = id;
  }

  /** The guest may use the channel from now on; false when it is too late for that. */
  synchronized boolean open() {
    open = !abandoned;
    return open;
  }

  /** Data of the guest's; what crossed our end of the channel is dropped, and so is what the agent does not take. */
  synchronized void data(ByteBuffer piece) throws GuestProtocolException {
    check(!guestEof, "data after the end");
    check(piece.remaining() <= receiveWindow, "more data than the window allows");
    receiveWindow -= piece.remaining();
    if (!weClosed && !deaf) {
      toAgent.append(piece);
      notifyAll();
    }
  }

  synchronized void eof() throws GuestProtocolException {
    check(!guestEof, "a second end");
    guestEof = true;
    notifyAll();
  }

  /** The guest is done; returns whether the agent has all of its data already, so that nothing is to be waited for. */
  synchronized boolean guestCloses() throws GuestProtocolException {
    check(true, "");
    guestEof = true;
    guestClosed = true;
    notifyAll();
    return outEnded;
  }

  /** Whether both sides are done with the channel. */
  synchronized boolean free() {
    return guestClosed && weClosed;
  }

  synchronized void window(long more) throws GuestProtocolException {
    check(true, "");
    sendWindow += more;
    check(sendWindow <= Integer.MAX_VALUE, "a window of more than 2^31-1 bytes");
    notifyAll();
  }

  private void check(boolean right, String mistake) throws GuestProtocolException {
    if (!right || !open || guestClosed) {
      String what = open && !guestClosed ? mistake : "a frame out of order";
      throw new GuestProtocolException("channel " + id + ": " + what);
    }
  }

  /** Waits for data for the agent; an empty buffer when no more comes. */
  synchronized ByteBuffer awaitData() throws InterruptedException {
    while (toAgent.size() == 0 && !guestEof && !weClosed && !abandoned) {
      wait();
    }
    return toAgent.first(weClosed || abandoned ? 0 : MOST_PIECE);
  }

  /** The agent has taken so much; returns how much window is to be given back now, often 0. */
  synchronized int passedOn(int bytes) {
    toAgent.remove(bytes);
    taken += bytes;
    if (taken < GRANT || guestEof) {
      return 0;
    }
    int grant = taken;
    taken = 0;
    receiveWindow += grant;
    return grant;
  }

  /** The agent takes no more: the guest's data is dropped from now on. */
  synchronized void agentIsDeaf() {
    deaf = true;
  }

  /** Waits for room in the guest's window; returns how much, 0 when nobody wants data any more. */
  synchronized int awaitRoom() throws InterruptedException {
    while (sendWindow == 0 && !guestClosed && !weClosed && !abandoned) {
      wait();
    }
    return guestClosed || weClosed || abandoned ? 0 : (int) Math.min(sendWindow, MOST_PIECE);
  }

  /** So much of the room is used. */
  synchronized void sends(int bytes) {
    sendWindow -= bytes;
  }

  /** One direction has ended, to the agent or from it; returns whether the channel is to be closed now. */
  synchronized boolean ended(boolean in) {
    inEnded |= in;
    outEnded |= !in;
    return outEnded && (inEnded || guestClosed);
  }

  /** Our side is done; returns whether the id is free with that. */
  synchronized boolean weClose() {
    weClosed = true;
    notifyAll();
    return guestClosed;
  }

  synchronized boolean silent() {
    return weClosed || abandoned;
  }

  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }
}
