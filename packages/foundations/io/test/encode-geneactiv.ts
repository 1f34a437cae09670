/** A page of a made-up recording. */
export interface MadePage {
	readonly sequence: number;
	/** The device's clock at the first sample: milliseconds since 1970 as if it kept UTC. */
	readonly startMs: number;
	/** x, y, z in the converter's steps (-2048 to 2047), light (0 to 1023), button. */
	readonly samples: readonly (readonly [x: number, y: number, z: number, light: number, button: number])[];
	readonly temperature?: number;
}

export interface MadeGeneactiv {
	readonly pages: readonly MadePage[];
	readonly frequency?: string;
	readonly zone?: string;
	/** Lines of the header by their key, in the place of the usual ones. */
	readonly lines?: Readonly<Record<string, string>>;
	readonly lineEnd?: string;
}

/** A GENEActiv file: gains 25000, 25600, 24000, offsets 500, -200, 0. */
export function encodeGeneactiv({
	pages,
	frequency = "100",
	zone = "GMT +01:00",
	lines = {},
	lineEnd = "\r\n",
}: MadeGeneactiv): Uint8Array {
	const line = (key: string, value: string) => `${key}:${lines[key] ?? value}`;
	const text = [
		"Device Identity",
		line("Device Unique Serial Code", "012967"),
		line("Device Type", "GENEActiv           "),
		line("Device Model", "1.1                 "),
		line("Device Firmware Version", "Ver1.30 date 05Aug11"),
		"",
		"Configuration Info",
		line("Measurement Frequency", `${frequency} Hz`),
		line("Measurement Period", "168 Hours"),
		line("Start Time", "2024-03-01 10:00:00:000"),
		line("Time Zone", zone),
		"",
		"Subject Info",
		line("Device Location Code", "left wrist"),
		"",
		"Calibration Data",
		line("x gain", "25000"),
		line("x offset", "500"),
		line("y gain", "25600"),
		line("y offset", "-200"),
		line("z gain", "24000"),
		line("z offset", "0"),
		line("Volts", "300"),
		line("Lux", "800"),
		"",
		"Memory Status",
		line("Number of Pages", String(pages.length)),
		"",
		...pages.flatMap((page) => encodePage(page, frequency)),
		"",
	];
	return new TextEncoder().encode(text.join(lineEnd));
}

function encodePage({ sequence, startMs, samples, temperature = 21.5 }: MadePage, frequency: string): string[] {
	const time = new Date(startMs).toISOString().replace("T", " ").replace(".", ":").replace("Z", "");
	const digits = (value: number) => (value & 0xfff).toString(16).toUpperCase().padStart(3, "0");
	return [
		"Recorded Data",
		"Device Unique Serial Code:012967",
		`Sequence Number:${sequence}`,
		`Page Time:${time}`,
		"Unassigned:",
		`Temperature:${temperature}`,
		"Battery voltage:4.1493",
		"Device Status:Recording",
		`Measurement Frequency:${frequency}`,
		samples.map(([x, y, z, light, button]) => [x, y, z, (light << 2) | (button << 1)].map(digits).join("")).join(""),
	];
}
