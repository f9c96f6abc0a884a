package ghanti.tts;

import ghanti.provider.Account;
import ghanti.provider.Complaint;
import ghanti.speech.Voice;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why there is no sound, as a sentence with the way out.
 *
 * @param passing whether the same request may be taken a little later
 * @param hopeless whether every other text would be refused too
 */
record Refusal(String why, boolean passing, boolean hopeless) {

    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    /**
     * Codes that say the account is empty. They come with 429 (OpenAI, Sarvam) and 401 (ElevenLabs), where waiting or
     * another key would not help. Sources: docs.sarvam.ai "Errors &amp; Troubleshooting"; platform.openai.com "Error
     * codes"; help.elevenlabs.io "API - Error Code 400 or 401".
     */
    private static final Set<String> NO_CREDIT =
            Set.of("insufficient_quota", "insufficient_quota_error", "quota_exceeded", "billing_hard_limit_reached");

    /** Google tells of a bad key with 400 and this reason (google.rpc ErrorReason). */
    private static final Set<String> BAD_KEY =
            Set.of("API_KEY_INVALID", "invalid_api_key", "invalid_api_key_error", "PERMISSION_DENIED");

    private static final Pattern ABOUT_VOICE =
            Pattern.compile("voice|speaker|model|not have access", Pattern.CASE_INSENSITIVE);

    /** "This model takes 4096 characters at most" is about the text all the same. */
    private static final Pattern ABOUT_LENGTH =
            Pattern.compile("too long|too large|exceed|character|length|limit", Pattern.CASE_INSENSITIVE);

    static Refusal of(Answer answer, Account account, Voice voice) {
        Complaint complaint = answer.complaint(account.key());
        int status = answer.status();
        String said = account.name() + " answered " + status + complaint.inBrackets();
        if (status / 100 == 3) {
            return hopeless(said + ", a redirect, which is not followed with a key. Put the final address into "
                    + account.addressSetting() + ".");
        }
        if (status == 402 || NO_CREDIT.contains(complaint.code())) {
            return hopeless(said + ": the account has no credit left. Fill it up, or choose another GHANTI_TTS.");
        }
        if (status == 401 || status == 403 || BAD_KEY.contains(complaint.code())) {
            return hopeless(said + ": the key in " + account.key().variable()
                    + " is wrong or may not be used for speech. Put a valid one there.");
        }
        if (PASSING.contains(status)) {
            return new Refusal(said + ". It has too much to do or is broken; try again later.", true, false);
        }
        return ofRequest(said, status, complaint, account, voice);
    }

    private static Refusal ofRequest(String said, int status, Complaint complaint, Account account, Voice voice) {
        String complained = complaint.code() + " " + complaint.text();
        if (ABOUT_VOICE.matcher(complained).find()
                && !ABOUT_LENGTH.matcher(complained).find()) {
            String model = voice.model().isEmpty() ? "" : " or the model \"" + voice.model() + "\"";
            return hopeless(said + ": the voice \"" + voice.name() + "\"" + model
                    + " does not exist or is not open to this account. Change GHANTI_TTS_VOICE"
                    + (model.isEmpty() ? "." : " or GHANTI_TTS_MODEL."));
        }
        if (status == 404 || status == 405) {
            return hopeless(said + ": no speech is made at " + account.base().redact() + ". Check "
                    + account.addressSetting() + ".");
        }
        return new Refusal(said + ": it does not take this text. Change its words.", false, false);
    }

    static Refusal hopeless(String why) {
        return new Refusal(why, false, true);
    }
}
