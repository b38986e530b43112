package dev.podspawn.core.record;

import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.OutputSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A stream whose output is recorded before anybody sees it. */
record RecordedStream(DuplexStream stream, Recording recording) implements DuplexStream {
  @Override
  public boolean receive(OutputSink sink) throws IOException {
    return stream.receive(new RecordedSink(sink, recording));
  }

  @Override
  public void send(ByteBuffer data) throws IOException {
    stream.send(data);
  }

  @Override
  public void closeInput() throws IOException {
    stream.closeInput();
  }

  private record RecordedSink(OutputSink sink, Recording recording) implements OutputSink {
    @Override
    public void stdout(ByteBuffer data) throws IOException {
      recording.output(data.duplicate());
      sink.stdout(data);
    }

    @Override
    public void stderr(ByteBuffer data) throws IOException {
      recording.errors(data.duplicate());
      sink.stderr(data);
    }
  }
}
