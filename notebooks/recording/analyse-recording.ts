import { InvalidInputError, type RecordingStart } from "@quickening/core";
import { mgPerDlFromMmolPerL } from "@quickening/glucose";
import { readWav, readWfdb } from "@quickening/io";
import { type ByteSource, blobBytes } from "@quickening/io/bytes";
import { type GlucoseSeries, readCgm } from "@quickening/io/cgm";
import { readEdf } from "@quickening/io/edf";
import { identifyRecording, type RecordingFormat } from "@quickening/io/identify";
import { isMovementFormat, openMovement } from "@quickening/io/movement";
import { readRr } from "@quickening/io/rr";
import { countsReport } from "./kinds/counts.ts";
import { glucoseReport } from "./kinds/glucose.ts";
import { heartReport } from "./kinds/heart.ts";
import { movementReport } from "./kinds/movement.ts";
import { signalsReport } from "./kinds/signals.ts";
import { soundReport } from "./kinds/sound.ts";
import { madeUp, madeUpRecording } from "./made-up-recording.ts";
import type { Fact, OnProgress, RecordingReport, RecordingSettings } from "./report/report.ts";
import { counted, duration, startWords } from "./report/words.ts";
import { wfdbRecording } from "./wfdb-recording.ts";

/** Formats in words, by what `identifyRecording` names. */
const formatWords: Partial<Record<RecordingFormat, string>> = {
	actical: "CSV (Actical)",
	"actigraph-csv": "CSV (ActiLife)",
	actiwatch: "AWD (Actiwatch)",
	acttrust: "ActTrust",
	agd: "AGD (ActiLife)",
	agdc: "AGDC (ActiGraph CentrePoint Insight)",
	"axivity-wav": "WAV (Axivity)",
	bdf: "BDF or BDF+",
	cwa: "CWA (Axivity)",
	daqtometer: "Daqtometer",
	edf: "EDF or EDF+",
	genea: "GENEA .bin",
	geneactiv: "GENEActiv .bin",
	gt3x: "GT3X (ActiGraph)",
	motionware: "MotionWare",
	"parmay-matrix": "Parmay Matrix .BIN",
	philips: "Actiware or Health Band",
	tempatilumi: "Tempatilumi",
};

/** Largest file of sound that is read: it stands in memory as a whole. */
const mostSoundBytes = 512 * 1024 * 1024;

/**
 * Reads a visitor's files and analyses them. It asks nothing of any host.
 *
 * @param files - One file, the header and the signals of one WFDB record, or {@link madeUp} for a recording that nobody wore.
 * @throws InvalidInputError, for people, when a file is none that can be read, or says what cannot be.
 */
export async function analyseRecording(
	files: readonly File[] | typeof madeUp,
	settings: RecordingSettings,
	onProgress: OnProgress,
): Promise<RecordingReport> {
	if (files === madeUp) {
		return movementReport(madeUpRecording(settings.zone), "none: made up by this page", settings, onProgress);
	}
	onProgress({ step: "Looking at the file", fraction: null });
	const header = files.find(({ name }) => /\.hea$/i.test(name));
	if (header) {
		const recording = await wfdbRecording(header, files, readWfdb);
		return signalsReport(recording, "WFDB (PhysioNet)", onProgress);
	}
	const [file, ...others] = files;
	if (!file || others.length > 0) {
		throw refusal("one file at a time, or the .hea and .dat files of one WFDB record", `${files.length} files`);
	}
	const source = blobBytes(file, file.name);
	const { format } = await identifyRecording(source);
	if (format === "wav") {
		if (file.size > mostSoundBytes) throw refusal("a sound of at most 512 MB", `${file.name} of ${file.size} bytes`);
		return soundReport(readWav(new Uint8Array(await file.arrayBuffer()), { file: file.name }));
	}
	if (format === "rr") return ofIntervals(source, settings);
	if (format === "cgm") return ofGlucose(source, settings);
	const words = formatWords[format] ?? format;
	if (format === "edf" || format === "bdf") return signalsReport(await readEdf(source), words, onProgress);
	if (!isMovementFormat(format)) {
		throw refusal(
			"a recording that this page can read: GT3X, AGD, CWA, GENEActiv or GENEA .bin, Parmay Matrix .BIN, EDF, WAV, or the CSV of an actigraph, of RR intervals or of a glucose sensor",
			`${file.name}, which is ${format}`,
		);
	}
	const { recording } = await openMovement(source, dates(settings));
	const isRaw = recording.signals.some(({ name, unit }) => name === "x" && unit === "[g]");
	return (isRaw ? movementReport : countsReport)(recording, words, settings, onProgress);
}

async function ofIntervals(source: ByteSource, settings: RecordingSettings): Promise<RecordingReport> {
	const { rrUnit, zone } = settings;
	const series = await readRr(source, { zone, ...(rrUnit !== "" && { unit: rrUnit }), ...dates(settings) });
	const facts = [{ name: "Format", value: "RR intervals as text" }, ...startFacts(series.start)];
	return heartReport({ rrMs: series.values, rrTimesSeconds: series.timesSeconds, facts, warnings: series.warnings });
}

async function ofGlucose(source: ByteSource, settings: RecordingSettings): Promise<RecordingReport> {
	const { program, series, warnings } = await readCgm(source, { zone: settings.zone, ...dates(settings) });
	const [first, ...others] = series.filter(({ kind }) => kind === "sensor");
	if (!first) throw refusal("a file with readings that a sensor stored by itself", `${source.name}, which has none`);
	const doubts = [...warnings, ...first.warnings];
	if (others.length > 0) {
		doubts.push({
			code: "several-people",
			message: `${source.name} holds ${counted(others.length + 1, "person", "people")}; the first is shown.`,
		});
	}
	return glucoseReport(
		{
			timesSeconds: first.timesSeconds,
			glucoseMgPerDl: first.unit === "mmol/L" ? mgPerDlFromMmolPerL(first.values) : first.values,
			startSecondOfDay: secondOfDay(first.start),
			facts: [
				{ name: "Format", value: `glucose readings (${program})` },
				...startFacts(first.start),
				{ name: "Unit in the file", value: first.unit },
				{ name: "The sensor stores a reading every", value: cadence(first) },
			],
			warnings: doubts,
		},
		settings.pregnant,
	);
}

function cadence({ cadenceSeconds }: GlucoseSeries): string {
	return cadenceSeconds === null ? "the file names no sensor that is known" : duration(cadenceSeconds);
}

function dates({ dateOrder }: RecordingSettings) {
	return dateOrder === "" ? {} : { dateOrder };
}

function startFacts(start: RecordingStart | null): Fact[] {
	return [{ name: "Start", value: start === null ? "the file gives no date" : startWords(start) }];
}

function secondOfDay(start: RecordingStart | null): number {
	const [hours = 0, minutes = 0, seconds = 0] = (start?.localTime.slice(11) ?? "").split(":").map(Number);
	return 3600 * hours + 60 * minutes + seconds;
}

function refusal(rule: string, received: string): InvalidInputError {
	return new InvalidInputError(`This page needs ${rule}; it got ${received}.`, {
		code: "unreadable-file",
		argument: "files",
		received,
	});
}
