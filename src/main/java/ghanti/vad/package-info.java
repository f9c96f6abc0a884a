/** Whether somebody speaks: voice activity in a call's sound, frame by frame and turn by turn. */
@NullMarked
package ghanti.vad;

import org.jspecify.annotations.NullMarked;
