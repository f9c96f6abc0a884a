package ghanti.voicebot;

import ghanti.audio.RawPcm;
import ghanti.voicebot.Frame.Media;
import ghanti.voicebot.Frame.Start;
import ghanti.voicebot.Frame.Stop;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream of Exotel's Stream applet, which only lets us hear; docs/exotel-protocol.md, Stream. */
final class OneWayStream {

    private static final Logger log = LoggerFactory.getLogger(OneWayStream.class);

    private final Streams streams;
    private List<StreamListener> listeners = List.of();
    private boolean begun;
    private boolean over;
    private int rate = 8000;

    OneWayStream(Streams streams) {
        this.streams = streams;
    }

    synchronized void received(String text) {
        Frame frame = FrameReader.read(text, !listeners.isEmpty());
        if (over) {
            return;
        }
        if (frame instanceof Start start && !begun) {
            begun = true;
            rate = start.rate() == 16_000 || start.rate() == 24_000 ? start.rate() : 8_000;
            listeners = streams.listeners(start, rate);
        } else if (frame instanceof Media media) {
            heard(media);
        } else if (frame instanceof Stop stop) {
            close(stop.reason().isEmpty() ? "stop" : stop.reason());
        }
    }

    private void heard(Media media) {
        try {
            short[] samples = RawPcm.read(Base64.getMimeDecoder().decode(media.payload()), rate)
                    .samples();
            listeners.forEach(listener -> listener.heard(samples));
        } catch (IllegalArgumentException e) {
            log.debug("a frame of a one-way stream held no sound");
        }
    }

    synchronized void close(String reason) {
        if (!over) {
            over = true;
            listeners.forEach(listener -> listener.closed(reason));
            streams.over(this);
        }
    }
}
