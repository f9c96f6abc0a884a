package ghanti.flow;

import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Optional;

/** Finds the parts of conditions that can be parsed. */
final class Expressions {

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .build();

    private Expressions() {}

    /** The part with that number, which is the same whenever the same text is parsed. */
    static Optional<CelExpr> find(String source, long id) {
        try {
            return CelNavigableAst.fromAst(PARSER.parse(source).getAst())
                    .getRoot()
                    .allNodes()
                    .map(CelNavigableExpr::expr)
                    .filter(part -> part.id() == id)
                    .findFirst();
        } catch (CelValidationException e) {
            return Optional.empty();
        }
    }
}
