/** A made-up WAV file of acceleration. */
export interface MadeAxivityWav {
	/** x, y, z and the auxiliary channel, as 16-bit numbers. */
	readonly frames: readonly (readonly number[])[];
	/** Notes in the place of the usual ones. */
	readonly notes?: Readonly<Record<string, string>>;
}

/** A WAV file as OMGUI writes it: 8 g, 100 Hz, four channels. */
export function encodeAxivityWav({ frames, notes = {} }: MadeAxivityWav): Uint8Array {
	const uint = (bytes: number, value: number) => Array.from({ length: bytes }, (_, i) => (value / 256 ** i) & 255);
	const encode = (text: string) => [...new TextEncoder().encode(text)];
	const chunk = (name: string, content: readonly number[]) => [
		...encode(name),
		...uint(4, content.length),
		...content,
		...(content.length % 2 === 1 ? [0] : []),
	];
	const lines = (given: Readonly<Record<string, string>>) =>
		encode(
			`${Object.entries(given)
				.map(([key, value]) => `${key}: ${notes[key] ?? value}\n`)
				.join("")}\0`,
		);
	const axes = Object.fromEntries(
		["X", "Y", "Z"].flatMap((axis, i) => [
			[`Channel-${i + 1}`, `Accel-${axis}`],
			[`Scale-${i + 1}`, "8"],
		]),
	);
	const format = [...uint(2, 1), ...uint(2, 4), ...uint(4, 100), ...uint(4, 800), ...uint(2, 8), ...uint(2, 16)];
	const head = [
		...encode("WAVE"),
		...chunk("fmt ", format),
		...chunk("LIST", [
			...encode("INFO"),
			...chunk("INAM", lines({ Session: "6", Metadata: "_p=left+wrist&_sc=001" })),
			...chunk("IART", lines({ Id: "37727", Device: "CWA", Revision: "17", Firmware: "44" })),
			...chunk("ICMT", lines({ Time: "2018-03-18 17:24:47.536", ...axes })),
		]),
		...encode("data"),
		...uint(4, 8 * frames.length),
	];
	const bytes = new Uint8Array(8 + head.length + 8 * frames.length);
	bytes.set([...encode("RIFF"), ...uint(4, bytes.length - 8), ...head]);
	const view = new DataView(bytes.buffer);
	for (const [i, frame] of frames.entries())
		for (const [k, value] of frame.entries()) view.setUint16(8 + head.length + 8 * i + 2 * k, value & 0xffff, true);
	return bytes;
}
