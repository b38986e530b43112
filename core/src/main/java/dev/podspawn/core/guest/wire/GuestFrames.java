package dev.podspawn.core.guest.wire;

import java.nio.ByteBuffer;

/**
 * Told what the guest says, in its order. Data comes in pieces of any size but empty; a buffer is the decoder's caller's
 * and valid only during the call. Every method may find that this is not the time or place for the frame, and throw.
 */
public interface GuestFrames {
  /** The guest runs and speaks this version. */
  void ready(int version) throws GuestProtocolException;

  void stdout(ByteBuffer piece) throws GuestProtocolException;

  void stderr(ByteBuffer piece) throws GuestProtocolException;

  /** The program has ended by itself, with a status of 0..255. */
  void exited(int status) throws GuestProtocolException;

  /** The program was ended by a signal, 1..64. */
  void killed(int signal, boolean coreDumped) throws GuestProtocolException;

  /**
   * The session has failed.
   *
   * @param errno of Linux; 0 for none
   */
  void error(GuestError error, long errno, String text) throws GuestProtocolException;

  /** Something could not be had; the session goes on. */
  void notice(long errno, String text) throws GuestProtocolException;

  void pong(int token) throws GuestProtocolException;

  void channelOpen(int id, int kind) throws GuestProtocolException;

  void channelData(int id, ByteBuffer piece) throws GuestProtocolException;

  void channelEof(int id) throws GuestProtocolException;

  void channelClose(int id) throws GuestProtocolException;

  /** The guest has room for so many more bytes, 1..2^32-1, on a channel or ({@link Wire#STANDARD}) for input. */
  void window(int id, long bytes) throws GuestProtocolException;
}
