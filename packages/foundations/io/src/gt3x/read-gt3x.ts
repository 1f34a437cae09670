import type { Recording, SignalBlock, SpotSeries, Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { isPlausibleDate } from "../clock/local-seconds.ts";
import { isoOfLocal } from "../clock/print-clock.ts";
import { recordingStart } from "../clock/recording-start.ts";
import { zoneOfOffset } from "../clock/zoned-seconds.ts";
import { type SpotLists, spotLists } from "../device/spot-lists.ts";
import { fileError } from "../errors/file-error.ts";
import { readZipDirectory, type ZipEntry } from "../zip/read-zip-directory.ts";
import { zipEntryPieces, zipEntryText } from "../zip/zip-entry-pieces.ts";
import { type Gt3xInfo, gt3xInfo } from "./gt3x-info.ts";
import { type LogHead, readLogHead } from "./log-head.ts";
import { logToBlocks } from "./log-to-blocks.ts";
import { activityToBlocks, addLight } from "./older-generation.ts";
import { calibrated, type RawToG, scaled, scaledRounded } from "./raw-to-g.ts";
import { temperatureScale } from "./temperature-scale.ts";

const longestText = 1 << 16;
const dayS = 86_400;

/**
 * Reads a GT3X file of an ActiGraph, raw acceleration in g: the older generation (activity.bin), the newer one (log.bin),
 * and AGDC files of CentrePoint Insight watches. Only the older generation's values are rounded, to three decimals, as published.
 *
 * @param source - The file. It is read and inflated in pieces: now as far as the first sample, and anew for each `blocks()`.
 * @returns Signals "x", "y", "z". Seconds that the device slept through have its last values, flagged `idle`; missing seconds
 *   are NaN, flagged `gap`, and `damaged` too where a record before them had a wrong checksum or was no record. Values at the
 *   ends of the converter are flagged `clipped`. The start is the first sample's. Spots: "battery" (mV), "worn" (1 or 0, by
 *   skin contact), "light" (lx), "heartRate" (/min), "temperature" and "processorTemperature" (Cel).
 * @throws InvalidInputError when the file is no ZIP archive, is cut, encrypted or a bomb, has no samples or an impossible rate.
 *
 * Source: ActiGraph, GT3X-File-Format and NHANES-GT3X-File-Format (github.com/actigraph).
 * Agrees with: pygt3x 0.7.1, FileReader, on its own test files (tests/peers/pygt3x): to the last bit, but where a watch's
 * calibration rounds otherwise (1e-15 g). On purpose not where that takes ticks of 100 ns for nanoseconds (older generation),
 * keeps seconds that come twice and differ, or fills as sleep what was lost before it.
 */
export async function readGt3x(source: ByteSource): Promise<Recording> {
	const file = source.name;
	const fail = (problem: string, received: unknown, advice: string) =>
		fileError({ reader: "readGt3x", file, problem, received, advice });
	const { entries, warnings: headerWarnings } = await readZipDirectory(source, "readGt3x");
	const warnings: Warning[] = [...headerWarnings];
	const warn = (warning: Warning) => warnings.push(warning);
	const entry = (name: string) => entries.find((one) => one.name === name);
	const text = (one: ZipEntry) => zipEntryText(source, one, { onFault: warn, maximumBytes: longestText });
	const names = entries.map(({ name }) => name).join(", ") || "no file";

	const infoEntry = entry("info.txt");
	const infoText = infoEntry && (await text(infoEntry));
	if (!infoText) throw fail("must hold info.txt", names, "Choose the GT3X file that ActiLife or CentrePoint wrote.");
	const info = gt3xInfo(infoText, { file, warnings });
	const log = entry("log.bin");
	const activity = entry("activity.bin");
	const samples = log ?? activity;
	if (samples === undefined) {
		throw fail("must hold log.bin or activity.bin", names, "Choose the GT3X file that ActiLife or CentrePoint wrote.");
	}
	const json = async (name: string) => {
		const one = entry(name);
		return one === undefined ? null : parsed(await text(one), { name, file, warn });
	};
	const calibration = await json("calibration.json");
	const toCelsius = temperatureScale(await json("temperature_calibration.json"), { file, warn });

	const head: LogHead = log
		? await readLogHead(zipEntryPieces(source, log, { onFault: () => undefined }))
		: { startSeconds: info.startSeconds, scalePerG: null, samplingRateHz: null, nFirst: 0, isUtc: false };
	if (!isPlausibleDate(head.startSeconds)) {
		throw log
			? fail(
					"must hold samples in log.bin",
					"none",
					"The device may have been stopped before its start: look at its settings.",
				)
			: fail("must give a Start Date in info.txt", "none", "Download the device again.");
	}
	// The log's own setting is right where its first second bears it out.
	const samplingRateHz = head.nFirst === head.samplingRateHz ? head.nFirst : info.samplingRateHz;
	// Watches of CentrePoint keep UTC: their times agree so with those of the archive, and are so named by pygt3x's authors.
	const isUtc = head.isUtc || /^CPW/.test(info.serialNumber ?? "");
	checkHead(info, { ...head, isUtc }, { samplingRateHz, file, warn });
	const toG = chosenScale(info, head, { samplingRateHz, calibration, isOlder: log === undefined, file, warn });

	const nHeaderWarnings = warnings.length;
	const spots: SpotSeries[] = [];
	const utcOffsetSeconds = isUtc ? 0 : info.utcOffsetSeconds;
	const zone = utcOffsetSeconds === null ? null : zoneOfOffset(utcOffsetSeconds);
	const lastSeconds = [info.lastSampleSeconds, info.stopSeconds].find((seconds) => seconds > head.startSeconds);
	return {
		format: "gt3x",
		start: recordingStart(head.startSeconds, zone),
		device: {
			maker: "ActiGraph",
			model: info.model,
			serialNumber: info.serialNumber,
			firmware: info.firmware,
			wearSite: [info.side, info.limb].filter((word) => word !== null).join(" ") || null,
		},
		signals: ["x", "y", "z"].map((name) => ({
			name,
			unit: "[g]",
			samplingRateHz,
			...(info.rangeG ? { range: info.rangeG } : {}),
		})),
		promisedSeconds: lastSeconds === undefined ? null : lastSeconds - head.startSeconds,
		warnings,
		spots,
		async *blocks({ onProgress } = {}): AsyncGenerator<SignalBlock> {
			warnings.length = nHeaderWarnings;
			spots.length = 0;
			const lists: SpotLists = spotLists();
			const onRead = (bytesRead: number) => onProgress?.({ bytesRead, bytesInAll: source.sizeBytes });
			const pieces = zipEntryPieces(source, samples, { onFault: warn, onRead });
			if (log) {
				const { startSeconds } = head;
				// A day more, for a computer in another zone than the device.
				const known = [info.downloadSeconds, info.lastSampleSeconds].filter((seconds) => seconds > startSeconds);
				const latestSeconds = known.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...known) + dayS;
				yield* logToBlocks(pieces, {
					file,
					samplingRateHz,
					startSeconds,
					latestSeconds,
					toG,
					spots: lists,
					warn,
					toCelsius,
				});
			} else {
				yield* activityToBlocks(pieces, { samplingRateHz, toG, file, warn });
				const lux = entry("lux.bin");
				if (lux) {
					await addLight(zipEntryPieces(source, lux, { onFault: warn }), {
						serialNumber: info.serialNumber,
						spots: lists,
					});
				}
			}
			spots.push(...lists.series());
		},
	};
}

interface Doubts {
	readonly file: string;
	readonly warn: (warning: Warning) => void;
}

function parsed(
	text: string | null,
	{ name, file, warn }: Doubts & { name: string },
): Readonly<Record<string, unknown>> | null {
	try {
		const value: unknown = JSON.parse((text ?? "").replace(/^\uFEFF/, ""));
		if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
	} catch {
		// Told below, as is JSON that is no object.
	}
	warn({ code: "invalid-json", message: `${file}: ${name} is no JSON object and is not used.` });
	return null;
}

/** Compares what the log says of itself with info.txt. */
function checkHead(
	info: Gt3xInfo,
	head: LogHead,
	{ samplingRateHz, file, warn }: Doubts & { readonly samplingRateHz: number },
): void {
	const { startSeconds, isUtc } = head;
	if (head.samplingRateHz !== null && head.samplingRateHz !== info.samplingRateHz) {
		warn({
			code: "other-rate",
			message: `${file}: info.txt says ${info.samplingRateHz} Hz, log.bin ${head.samplingRateHz} Hz; ${samplingRateHz} Hz is taken.`,
		});
	}
	if (!Number.isNaN(info.startSeconds) && Math.abs(info.startSeconds - startSeconds) >= 1) {
		warn({
			code: "other-start",
			message: `${file}: info.txt says that it starts at ${isoOfLocal(info.startSeconds)}; its first sample is of ${isoOfLocal(startSeconds)}.`,
		});
	}
	if (isUtc && info.utcOffsetSeconds !== 0) {
		warn({
			code: "clock-utc",
			message: `${file}: the device's clock kept UTC. For days of the person, give the zone in which it was worn.`,
		});
	}
}

interface ScaleOptions extends Doubts {
	readonly samplingRateHz: number;
	readonly calibration: Readonly<Record<string, unknown>> | null;
	readonly isOlder: boolean;
}

/** How this device's values become g. */
function chosenScale(
	info: Gt3xInfo,
	head: LogHead,
	{ samplingRateHz, calibration, isOlder, file, warn }: ScaleOptions,
): RawToG {
	const { serialNumber } = info;
	// 12 bits, of which the older accelerometer uses those up to 6 g (341 steps each).
	const [lowest12, highest12] = [-2048, 2047] as const;
	if (isOlder) return scaledRounded(341, [-2046, 2045]);
	if (calibration !== null && calibration.isCalibrated === false) {
		const method = calibration.calibrationMethod;
		const toG = method === 2 ? calibrated(calibration, samplingRateHz, [lowest12, highest12]) : null;
		if (toG !== null) return toG;
		throw fileError({
			reader: "readGt3x",
			file,
			problem: `must have constants of calibration method 2 at ${samplingRateHz} Hz in calibration.json`,
			received: method === 2 ? "some that are missing or no numbers" : `method ${String(method)}`,
			advice: "Export the recording as calibrated CSV.",
		});
	}
	const bySerial = /^(NEO|CLE|MRA)/.test(serialNumber ?? "") ? 341 : /^(MOS|TAS)/.test(serialNumber ?? "") ? 256 : null;
	const scalePerG = info.scalePerG ?? head.scalePerG ?? bySerial;
	if (scalePerG === null) {
		throw fileError({
			reader: "readGt3x",
			file,
			problem: "must give an Acceleration Scale in info.txt, in the log's settings or by a known serial number",
			received: serialNumber ?? "none",
			advice: "Download the device again.",
		});
	}
	if (head.scalePerG !== null && head.scalePerG !== scalePerG) {
		warn({
			code: "other-scale",
			message: `${file}: info.txt says ${scalePerG} steps a g, log.bin ${head.scalePerG}; that of info.txt is taken.`,
		});
	}
	const [lowestG, highestG] = info.rangeG ?? (scalePerG === 341 ? [-6, 6] : [-8, 8]);
	return scaled(scalePerG, [Math.ceil(lowestG * scalePerG), Math.floor(highestG * scalePerG) - 1]);
}
