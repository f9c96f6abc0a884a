/** The commands, the settings, and the wiring by constructors. Sees every room; no room sees it. */
@NullMarked
package ghanti.app;

import org.jspecify.annotations.NullMarked;
