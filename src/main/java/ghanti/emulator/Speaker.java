package ghanti.emulator;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says words and plays audio. Like Exotel it fetches a file once and keeps it by its address; unlike Exotel it says
 * what is wrong with the file; docs/exotel-protocol.md, Greeting.
 */
final class Speaker {
    private static final int CHARACTERS_PER_SECOND = 14;
    private static final int LARGEST_FILE = 2 * 1024 * 1024;
    private static final int MOST_FILES = 1000;

    private final Sender sender;
    private final Duration limit;
    private final Map<String, Duration> files = new ConcurrentHashMap<>();

    Speaker(Sender sender, Duration limit) {
        this.sender = sender;
        this.limit = limit;
    }

    /** Something to be heard. */
    record Utterance(String words, Duration length) {}

    Utterance say(String words) {
        int characters = words.codePointCount(0, words.length());
        return new Utterance(words, Duration.ofMillis(characters * 1000L / CHARACTERS_PER_SECOND));
    }

    /** What a Greeting answered: words, or addresses of audio, one a line. */
    List<Utterance> read(String body) throws BadAnswer, LineOver {
        List<String> lines = body.lines().filter(line -> !line.isBlank()).toList();
        if (lines.stream().anyMatch(line -> !line.strip().matches("https?://\\S+"))) {
            return List.of(say(body.strip()));
        }
        List<Utterance> audio = new ArrayList<>();
        for (String line : lines) {
            audio.add(play(line.strip()));
        }
        return audio;
    }

    Utterance play(String address) throws BadAnswer, LineOver {
        Duration length = files.get(address);
        if (length == null) {
            length = fetch(address);
            if (files.size() < MOST_FILES) {
                files.put(address, length);
            }
        }
        return new Utterance(address, length);
    }

    private Duration fetch(String address) throws BadAnswer, LineOver {
        HttpResponse<byte[]> response = sender.send(request(address)).response(limit);
        HttpHeaders headers = response.headers();
        if (response.statusCode() != 200) {
            throw unplayable(address, "status " + response.statusCode());
        }
        if (headers.firstValue("content-length").isEmpty()) {
            throw unplayable(address, "no Content-Length");
        }
        if (response.body().length > LARGEST_FILE) {
            throw unplayable(address, "more than 2 MB");
        }
        return Wav.length(response.body()).orElseThrow(() -> unplayable(address, "not a WAV with 8 kHz, mono, 16 bit"));
    }

    private static HttpRequest request(String address) throws BadAnswer {
        try {
            return HttpRequest.newBuilder(URI.create(address)).build();
        } catch (IllegalArgumentException e) {
            throw unplayable(address, "no http address");
        }
    }

    private static BadAnswer unplayable(String address, String why) {
        return new BadAnswer(Fault.Kind.AUDIO, "The audio " + address + " cannot be played: " + why + ".");
    }
}
