package ghanti.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One conversation as a state machine.
 *
 * @param name the file's own name without {@code .yaml}
 * @param version content hash of the file, 16 hexadecimal characters
 * @param languages BCP 47 tags; the first is the default
 * @param inputs what a call must bring, by name
 * @param answers what the conversation finds out, by name
 * @param apology said when something is broken on our side
 * @param cancelled said to who answers a call that is no longer needed
 * @param goodbye said by an end without words of its own
 * @param prompts who speaks its prompts; empty for what the settings say
 * @param recorded whether calls on it are recorded where their sound comes here and their request says nothing else
 * @param inBandKeys whether keys are also heard in the sound of a stream, for lines whose keys come no other way
 * @param start name of the first node
 * @param nodes by name, in the order of the file
 */
public record Flow(
        String name,
        String version,
        String title,
        List<String> languages,
        Map<String, Variable> inputs,
        Map<String, Variable> answers,
        Prompt apology,
        Prompt cancelled,
        Prompt goodbye,
        CallPolicy call,
        ExotelChoice exotel,
        Optional<PromptMode> prompts,
        boolean recorded,
        boolean inBandKeys,
        String start,
        Map<String, Node> nodes) {

    public Flow {
        languages = List.copyOf(languages);
        nodes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /** The language spoken when nobody asked for another one. */
    public String defaultLanguage() {
        return languages.get(0);
    }

    /**
     * The node of that name.
     *
     * @throws IllegalArgumentException if the flow has no such node, which a checked flow never asks for
     */
    public Node node(String nodeName) {
        Node node = nodes.get(nodeName);
        if (node == null) {
            throw new IllegalArgumentException("flow " + name + " has no node " + nodeName);
        }
        return node;
    }

    /** The same flow with another start and other nodes. */
    public Flow startingAt(String otherStart, Map<String, Node> otherNodes) {
        return new Flow(
                name,
                version,
                title,
                languages,
                inputs,
                answers,
                apology,
                cancelled,
                goodbye,
                call,
                exotel,
                prompts,
                recorded,
                inBandKeys,
                otherStart,
                otherNodes);
    }

    /** The same flow with other nodes and another version, as linking makes it. */
    public Flow linked(String linkedVersion, Map<String, Node> linkedNodes) {
        return new Flow(
                name,
                linkedVersion,
                title,
                languages,
                inputs,
                answers,
                apology,
                cancelled,
                goodbye,
                call,
                exotel,
                prompts,
                recorded,
                inBandKeys,
                start,
                linkedNodes);
    }

    /** The input or answer of that name, or the number of the attempt. */
    public Optional<Variable> variable(String variableName) {
        Variable input = inputs.get(variableName);
        Optional<Variable> declared = Optional.ofNullable(input != null ? input : answers.get(variableName));
        return declared.isEmpty() && Variable.isAttempt(variableName) ? Optional.of(Variable.ATTEMPT) : declared;
    }
}
