/** Blocks of a signal, one after the other, as one array. */
export function joined(parts: readonly Float64Array[]): Float64Array {
	const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
