import { relative } from "node:path";
import { isInvalidInput } from "@quickening/core";
import { openMovement } from "@quickening/io/movement";
import { fileBytes } from "@quickening/io/node";
import type { StageContext } from "@quickening/paper";
import { participantOf } from "./participant-of.ts";
import type { DayRow, NightRow, ReadingSettings, RecordingRow, UnreadRow } from "./recording-rows.ts";
import { rowsOfAcceleration } from "./rows-of-acceleration.ts";
import { rowsOfCounts } from "./rows-of-counts.ts";

/**
 * The stage: goes through the recordings one by one, block by block, and writes a row a day and a night. A file that cannot be
 * read is a row with the reason; what is doubtful in one that can stands beside it.
 */
export default async function read(stage: StageContext): Promise<void> {
	const endings = stage.param<string[]>("endings").map((ending) => `.${ending.toLowerCase()}`);
	const settings: ReadingSettings = {
		zone: stage.param("zone"),
		dateOrder: stage.param("dateOrder"),
		epochSeconds: stage.param("epochSeconds"),
		calibrate: stage.param("calibrate"),
		nightBelongsTo: stage.param("nightBelongsTo"),
	};
	const { dateOrder } = settings;
	const folder = stage.inputPath("recordings");
	const paths = stage
		.listInput("recordings")
		.filter((path) => endings.some((ending) => path.toLowerCase().endsWith(ending)));
	const recordings: RecordingRow[] = [];
	const days: DayRow[] = [];
	const nights: NightRow[] = [];
	const unread: UnreadRow[] = [];
	for (const [i, path] of paths.entries()) {
		stage.progress(i / paths.length, `recording ${i + 1} of ${paths.length}`);
		const file = relative(folder, path).replaceAll("\\", "/");
		const participant = participantOf(file, stage.param("participant"));
		const source = await fileBytes(path);
		try {
			const { recording, format } = await openMovement(source, dateOrder === null ? {} : { dateOrder });
			const isAcceleration = recording.signals.some(({ name, unit }) => name === "x" && unit === "[g]");
			const rowsOf = isAcceleration ? rowsOfAcceleration : rowsOfCounts;
			const rows = await rowsOf(recording, { participant, file, format }, settings);
			recordings.push(rows.recording);
			days.push(...rows.days);
			nights.push(...rows.nights);
		} catch (error) {
			// What the file is to blame for is told; a fault of this program ends the stage.
			if (!isInvalidInput(error)) throw new Error(`${file} could not be read`, { cause: error });
			unread.push({ participant, file, code: error.code, reason: error.message });
		} finally {
			await source.close();
		}
	}
	stage.writeJson("recordings", recordings);
	stage.writeJson("days", days);
	stage.writeJson("nights", nights);
	stage.writeJson("unread", unread);
}
