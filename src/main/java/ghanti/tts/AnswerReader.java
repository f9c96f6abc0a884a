package ghanti.tts;

import ghanti.audio.Joining;
import ghanti.audio.Pcm;
import ghanti.audio.RawPcm;
import ghanti.audio.WavException;
import ghanti.audio.WavFile;
import ghanti.provider.Account;
import ghanti.speech.SynthesisException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import okio.ByteString;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes sound of what a provider answered with 200, or a sentence of what it answered instead. */
final class AnswerReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ByteString RIFF = ByteString.encodeUtf8("RIFF");
    private static final int BEFORE_SIZE = 8;

    /** Beginnings that no raw samples have by chance, or hardly ever: they would be a bang in somebody's ear. */
    private static final List<ByteString> OTHER_SOUND =
            List.of(ByteString.encodeUtf8("ID3"), ByteString.encodeUtf8("OggS"), ByteString.encodeUtf8("fLaC"));

    private final Account account;

    AnswerReader(Account account) {
        this.account = account;
    }

    static boolean isWav(ByteString bytes) {
        return bytes.startsWith(RIFF);
    }

    /** A WAV file, whose header may have been written before its length was known. */
    Pcm wav(ByteString bytes) throws SynthesisException {
        if (isCutOff(bytes)) {
            throw trouble("sound that was cut off on its way. Try again.");
        }
        try {
            return sounding(WavFile.read(bytes.toByteArray()));
        } catch (WavException e) {
            throw trouble("no sound: " + account.key().hiddenIn(String.valueOf(e.getMessage())) + ".");
        }
    }

    /** 16-bit samples without a header. */
    Pcm raw(Answer answer, int rate) throws SynthesisException {
        ByteString bytes = answer.body();
        if (OTHER_SOUND.stream().anyMatch(bytes::startsWith)
                || (answer.type().equals("audio/mpeg") && isFrame(bytes))) {
            throw trouble("compressed sound where raw samples were asked for.");
        }
        if (bytes.size() % 2 != 0) {
            throw trouble("half a sample at the end, so that it was cut off or is no 16-bit sound. Try again.");
        }
        return sounding(RawPcm.read(bytes.toByteArray(), rate));
    }

    /** Whether it begins as a frame of MP3 does. Quiet samples may as well, so that this alone says nothing. */
    private static boolean isFrame(ByteString bytes) {
        return bytes.size() > 1 && bytes.getByte(0) == (byte) 0xFF && (bytes.getByte(1) & 0xE0) == 0xE0;
    }

    /** WAV files in base64, said one after the other. */
    Pcm wavs(List<String> files) throws SynthesisException {
        List<Pcm> parts = new ArrayList<>();
        for (String file : files) {
            parts.add(wav(base64(file)));
        }
        if (parts.isEmpty()) {
            throw trouble("no sound at all.");
        }
        int rate = parts.get(0).rate();
        Joining joining = new Joining(rate);
        for (Pcm part : parts) {
            if (part.rate() != rate) {
                throw trouble("parts of " + rate + " and " + part.rate() + " Hz, which cannot be joined.");
            }
            joining.add(part);
        }
        return joining.toPcm();
    }

    /** The JSON object of an answer. */
    JsonNode json(Answer answer) throws SynthesisException {
        refusePage(answer);
        try {
            JsonNode json = JSON.readTree(answer.body().utf8());
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            // Its message repeats the input; that it is no JSON says enough.
        }
        throw trouble("no JSON. Check " + account.addressSetting() + ".");
    }

    /** Refuses a page, a JSON document or other text where sound is wanted, with what it says. */
    void refuseText(Answer answer) throws SynthesisException {
        refusePage(answer);
        if (answer.type().endsWith("json") || answer.type().startsWith("text/")) {
            throw trouble(
                    "text instead of sound" + answer.complaint(account.key()).inBrackets() + ".");
        }
    }

    private void refusePage(Answer answer) throws SynthesisException {
        if (answer.type().contains("html")) {
            throw new SynthesisException(
                    account.name() + " answered with a web page instead of sound. Check " + account.addressSetting()
                            + ".",
                    true);
        }
    }

    SynthesisException trouble(String what) {
        return new SynthesisException(account.name() + " answered with " + what, false);
    }

    private ByteString base64(String text) throws SynthesisException {
        try {
            // The decoder of the JDK does without padding, but then half of a text would do as well.
            if (text.length() % 4 == 0) {
                return ByteString.of(Base64.getDecoder().decode(text));
            }
        } catch (IllegalArgumentException e) {
            // The same as a wrong length.
        }
        throw trouble("base64 that is broken or was cut off. Try again.");
    }

    /**
     * Whether the file says honestly that it is longer than it is. Sizes above what is read at all are those of
     * programs that write into a pipe.
     */
    private static boolean isCutOff(ByteString bytes) {
        if (!isWav(bytes) || bytes.size() < BEFORE_SIZE) {
            return false;
        }
        long said = 0;
        for (int i = 3; i >= 0; i--) {
            said = (said << 8) | (bytes.getByte(RIFF.size() + i) & 0xFF);
        }
        boolean honest = said <= Answer.MOST_BYTES;
        // A last odd byte is padded by some and not by others.
        return honest && bytes.size() + 1 < said + BEFORE_SIZE;
    }

    private Pcm sounding(Pcm pcm) throws SynthesisException {
        if (pcm.samples().length == 0) {
            throw trouble("no sound at all.");
        }
        return pcm;
    }
}
