/**
 * Text whose controls a terminal shows and does not obey: an escape as ␛, a carriage return as ␍, those above U+007F and controls
 * of direction as U+FFFD. A program can otherwise move the cursor over what was printed, set the title, or write into the input.
 * Tabs and line breaks stay.
 *
 * @param keepColours - Leaves codes that change the look alone (SGR), which this program prints itself.
 */
export function visibleControls(text: string, { keepColours = false } = {}): string {
	return text.replace(CONTROLS, (control) => {
		if (control.length > 1) return keepColours ? control : `␛${control.slice(1)}`;
		const code = control.charCodeAt(0);
		if (code < 0x20) return String.fromCharCode(0x2400 + code);
		return code === 0x7f ? "␡" : "\ufffd";
	});
}

const CONTROLS =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
	/\u001b\[[\d;]*m|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
