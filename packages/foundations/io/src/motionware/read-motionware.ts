import type { Recording, Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { type EpochRow, type EpochSignal, epochRecording } from "../epochs/index.ts";
import { readClock, readDate, readNumber, textEncoding, textError } from "../text/index.ts";
import { readXml } from "../xml/read-xml.ts";

export interface ReadMotionWareOptions {
	/** Zone that the device's clock kept; the format has none. */
	readonly zone?: string;
}

const reader = "readMotionWare";
const longestFileBytes = 256e6;

interface Channel {
	readonly name: string;
	readonly unit: string;
	readonly epochSeconds: number | undefined;
	readonly offset: number | undefined;
	readonly encoding: string;
	readonly values: readonly string[];
}

/** Channels by MotionWare's names and units. */
const known: readonly { readonly name: RegExp; readonly unit: RegExp; readonly signal: EpochSignal }[] = [
	{ name: /^motion$/i, unit: /counts$/i, signal: { name: "counts", unit: "1", range: [0, 1e6] } },
	{ name: /^light$/i, unit: /^lux$/i, signal: { name: "light", unit: "lx", range: [0, 1e7] } },
	{
		name: /^temperature/i,
		unit: /^(?:c|celsius|°c)$/i,
		signal: { name: "temperature", unit: "Cel", range: [-50, 100] },
	},
];

/**
 * Reads a MotionWare file (.mtn): `counts` and, where they are there, light (lx) and temperature (Cel), an epoch a sample. The
 * signature at its end is not checked; marker presses are not read.
 *
 * @throws InvalidInputError when it is no such file, its channels have different epochs, or it is longer than 256 MB.
 */
export async function readMotionWare(source: ByteSource, { zone }: ReadMotionWareOptions = {}): Promise<Recording> {
	const fail = (problem: string, received: unknown, advice = "Export it from MotionWare again.") =>
		textError(reader, source.name, { problem, received, advice });
	if (source.sizeBytes === 0) throw fail("must have content", "an empty file");
	if (source.sizeBytes > longestFileBytes) throw fail("must have at most 256 MB", `${source.sizeBytes} bytes`);
	const bytes = await source.read(0, source.sizeBytes);
	const { name, markBytes } = textEncoding(bytes);
	const { properties, channels } = documentOf(new TextDecoder(name).decode(bytes.subarray(markBytes)), fail);

	const [date = "", clock = ""] = (properties.get("=StartTime") ?? "").split(" ");
	const [day, seconds] = [readDate(date, "year-first"), readClock(clock)];
	if (day === undefined || seconds === undefined)
		throw fail("must have a StartTime such as 2018-05-23 17:30:00", `${date} ${clock}`);
	const found = channels.flatMap((channel) => {
		const match = known.find(({ name, unit }) => name.test(channel.name) && unit.test(channel.unit));
		return match === undefined ? [] : [{ ...channel, signal: match.signal }];
	});
	const motion = found.find(({ signal }) => signal.name === "counts");
	if (motion === undefined)
		throw fail("must have a channel of motion in counts", channels.map((each) => each.name).join(", ") || "none");
	const epochSeconds = motion.epochSeconds ?? 0;
	if (!(epochSeconds >= 1 && epochSeconds <= 3600))
		throw fail("must have an epoch of 1 to 3600 s", motion.epochSeconds);
	for (const { name, epochSeconds: other, offset, encoding } of found) {
		if (other !== epochSeconds)
			throw fail("must have channels of one epoch", `${epochSeconds} s and ${other} s of ${name}`);
		if (offset !== 0)
			throw fail("must have channels that begin with the recording", `an offset of ${offset} in ${name}`);
		if (encoding !== "text") throw fail("must have channels written as text", `${encoding} in ${name}`);
	}
	const twice = found.find(({ signal }, i) => found.findIndex((each) => each.signal === signal) !== i);
	if (twice !== undefined) throw fail("must have each channel once", `${twice.name} twice`);
	const warnings: Warning[] = channels
		.filter((channel) => !found.some(({ name }) => name === channel.name))
		.map(({ name, unit }) => ({
			code: "unknown-column",
			message: `channel ${name} in ${unit} is not known and was left out`,
		}));
	const length = Math.max(...found.map(({ values }) => values.length));
	for (const { name, values } of found) {
		if (values.length === length) continue;
		const message = `channel ${name} has ${values.length} epochs of ${length}; the rest is NaN and flagged`;
		warnings.push({ code: "short-channel", message });
	}
	return epochRecording({
		reader,
		file: source.name,
		format: "motionware",
		startLocalSeconds: day * 86_400 + seconds,
		zone: zone ?? null,
		device: {
			maker: "CamNtech",
			model: properties.get("=Device") ?? null,
			serialNumber: properties.get("=SerialNo") ?? null,
			firmware: properties.get("=FirmwareVersion") ?? null,
			wearSite: properties.get("+Position") ?? null,
		},
		epochSeconds,
		signals: found.map(({ signal }) => signal),
		promisedEpochs: null,
		warnings,
		async *rows({ onProgress }) {
			for (let i = 0; i < length; i += 10_000) {
				yield Array.from(
					{ length: Math.min(10_000, length - i) },
					(_, n): EpochRow => ({
						localSeconds: null,
						cells: found.map(({ values }) => values[i + n] ?? ""),
						// The file counts no lines that mean anything here: the epoch's number stands for one.
						line: i + n + 1,
					}),
				);
			}
			onProgress?.({ bytesRead: source.sizeBytes, bytesInAll: source.sizeBytes });
		},
	});
}

function documentOf(xml: string, fail: (problem: string, received: unknown) => Error) {
	const properties = new Map<string, string>();
	const channels: Channel[] = [];
	const path: string[] = [];
	let text = "";
	let [property, encoding] = ["", ""];
	let parts: Record<string, string> = {};
	try {
		readXml(xml, {
			open(name, attributes) {
				path.push(name);
				text = "";
				if (name === "channel") parts = {};
				if (name === "data") encoding = attributes.encoding ?? "";
			},
			text(more) {
				text += more;
			},
			close(name) {
				path.pop();
				const parent = path.at(-1);
				if (parent === "property" && name === "name") property = text;
				if (parent === "property" && name === "content" && path.at(-2) === "change") properties.set(property, text);
				if (parent === "channel") parts[name] = text;
				if (name === "channel") {
					const values = (parts.data ?? "").trim().replace(/,$/, "").split(",");
					channels.push({
						name: parts.name ?? "",
						unit: parts.units ?? "",
						epochSeconds: readNumber(parts.epoch ?? ""),
						offset: readNumber(parts.offset ?? "0"),
						encoding,
						values: (parts.data ?? "").trim() === "" ? [] : values.map((each) => each.trim()),
					});
				}
				text = "";
			},
		});
	} catch (error) {
		throw fail("must be a whole XML document", (error as Error).message);
	}
	return { properties, channels };
}
