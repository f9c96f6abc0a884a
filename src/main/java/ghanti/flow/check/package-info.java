/**
 * What a flow that can be read may still get wrong: one class a rule, all of them in {@link ghanti.flow.check.FlowChecks}. Uses
 * {@code flow} and {@code flow.yaml}.
 */
@NullMarked
package ghanti.flow.check;

import org.jspecify.annotations.NullMarked;
