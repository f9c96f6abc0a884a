package ghanti.emulator.stream;

import java.util.Base64;

/** Cuts a caller's voice into payloads of any number of bytes, also odd ones. Not for several threads. */
final class VoiceTap {
    private final int rate;
    private Voice voice;
    private long at;
    private long voiceBegan;
    private int quietBytes;
    private String quiet = "";

    VoiceTap(int rate, Voice voice) {
        this.rate = rate;
        this.voice = voice;
    }

    /** Another voice from the next payload on. */
    void change(Voice next) {
        voice = next;
        voiceBegan = (at + 1) / 2;
    }

    /** The next payload, in base64. */
    String next(int bytes) {
        if (voice.isSilence()) {
            at += bytes;
            return silence(bytes);
        }
        long first = at / 2;
        int samples = (int) ((at + bytes + 1) / 2 - first);
        short[] sound = new short[samples];
        int early = (int) Math.min(samples, Math.max(0, voiceBegan - first));
        short[] spoken = new short[samples - early];
        voice.say(first + early - voiceBegan, spoken, rate);
        System.arraycopy(spoken, 0, sound, early, spoken.length);
        byte[] payload = new byte[bytes];
        for (int index = 0; index < bytes; index++) {
            long position = at + index;
            int sample = sound[(int) (position / 2 - first)];
            payload[index] = (byte) (position % 2 == 0 ? sample : sample >> 8);
        }
        at += bytes;
        return Base64.getEncoder().encodeToString(payload);
    }

    private String silence(int bytes) {
        if (quietBytes != bytes) {
            quietBytes = bytes;
            quiet = Base64.getEncoder().encodeToString(new byte[bytes]);
        }
        return quiet;
    }
}
