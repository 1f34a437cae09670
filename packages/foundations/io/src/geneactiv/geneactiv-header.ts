import type { ByteSource } from "../bytes/byte-source.ts";
import { fileError } from "../errors/file-error.ts";

/** What the text before the first page says. */
export interface GeneactivHeader {
	readonly serialNumber: string | null;
	readonly model: string;
	readonly firmware: string | null;
	readonly wearSite: string | null;
	readonly samplingRateHz: number;
	readonly promisedSeconds: number | null;
	/** "+01:00", or null. */
	readonly zone: string | null;
	readonly gains: readonly [x: number, y: number, z: number];
	readonly offsets: readonly [x: number, y: number, z: number];
	/** Lux of one step of the light sensor. */
	readonly luxStep: number;
	/** Pages that the device counted; null where it does not say. */
	readonly nPages: number | null;
	/** Where the first page begins. */
	readonly bytes: number;
}

const mostHeaderBytes = 65_536;

/** Reads the header: lines of "key:value" under headings, up to the first page. */
export async function readGeneactivHeader(source: ByteSource): Promise<GeneactivHeader> {
	const head = new TextDecoder("latin1").decode(await source.read(0, mostHeaderBytes));
	const file = source.name;
	const fault = (byte: number, problem: string, received: unknown, advice: string) =>
		fileError({ reader: "readGeneactiv", file, byte, problem, received, advice });
	if (!head.startsWith("Device Identity")) {
		const begin = head.length === 0 ? "an empty file" : JSON.stringify(head.slice(0, 15));
		throw fault(
			0,
			'must begin with "Device Identity"',
			begin,
			"It is no .bin file of a GENEActiv, or its beginning is lost.",
		);
	}
	const end = head.search(/^Recorded Data\r?$/m);
	if (end < 0)
		throw fault(
			head.length,
			'must have a page ("Recorded Data")',
			"none",
			"Nothing was recorded, or the file is cut short.",
		);
	const lines = new Map<string, { readonly value: string; readonly byte: number }>();
	for (const { 1: key, 2: value, index } of head.slice(0, end).matchAll(/^([^:\r\n]+):(.*)$/gm)) {
		lines.set(key!.trim(), { value: value!.trim(), byte: index });
	}
	const text = (key: string) => lines.get(key)?.value || null;
	const number = (key: string, isRight: (value: number) => boolean, rule: string): number => {
		const { value = "nothing", byte = 0 } = lines.get(key) ?? {};
		const parsed = /^[+-]?\d+(\.\d+)?( Hz)?$/.test(value) ? Number.parseFloat(value) : Number.NaN;
		if (isRight(parsed)) return parsed;
		throw fault(
			byte,
			`must give "${key}" ${rule}`,
			value,
			"The header came to harm; copy the file from the device again.",
		);
	};
	const gain = (axis: string) => number(`${axis} gain`, (value) => value > 0 && value < 1e7, "as a number above 0");
	const offset = (axis: string) => number(`${axis} offset`, (value) => Math.abs(value) < 1e7, "as a number");
	const positive = (value: number) => value > 0 && value < 1e6;
	const pages = text("Number of Pages");
	return {
		serialNumber: text("Device Unique Serial Code"),
		model: [text("Device Type"), text("Device Model")].filter(Boolean).join(" "),
		firmware: text("Device Firmware Version"),
		wearSite: text("Device Location Code"),
		samplingRateHz: number("Measurement Frequency", (value) => value >= 1 && value <= 1000, "from 1 to 1000 Hz"),
		promisedSeconds: periodSeconds(text("Measurement Period")),
		zone: readZone(text("Time Zone")),
		gains: [gain("x"), gain("y"), gain("z")],
		offsets: [offset("x"), offset("y"), offset("z")],
		luxStep: number("Lux", positive, "as a number above 0") / number("Volts", positive, "as a number above 0"),
		nPages: pages !== null && /^\d+$/.test(pages) ? Number(pages) : null,
		bytes: end,
	};
}

function periodSeconds(text: string | null): number | null {
	const hours = /^(\d+) Hours$/.exec(text ?? "")?.[1];
	return hours === undefined ? null : Number(hours) * 3600;
}

/** "GMT +01:00" is "+01:00". */
function readZone(text: string | null): string | null {
	const [, sign, hours, minutes] = /^(?:GMT|UTC) ?([+-])(\d{1,2}):(\d\d)$/.exec(text ?? "") ?? [];
	if (hours === undefined || Number(hours) > 14 || Number(minutes) > 59) return null;
	return `${sign}${hours.padStart(2, "0")}:${minutes}`;
}
