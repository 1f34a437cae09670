import { openSafely } from "@quickening/disclosure";
import type { StageContext } from "@quickening/paper";
import { measures } from "./measures.ts";
import type { RecordingRow, UnreadRow } from "./recording-rows.ts";
import { meanOverPeople, type PersonDay, type PersonRow } from "./summarise-people.ts";

/** People by how many valid days they have: what results/means/spread.json holds, but for who they are. */
export interface SpreadRow {
	/** "3", or "2 to 3" where single days would be of few people each. */
	readonly validDays: string;
	/** Null where disclosure control has taken it away. */
	readonly n: number | null;
	/** Who they are: judged by disclosure control, and taken out before the row is written. */
	readonly people?: readonly string[];
}

/** People by whether their files could be read: what results/means/reading.json holds, but for who they are. */
export interface ReadingRow {
	/** "read", or why not in a stable word such as "unknown-format"; the reason's words stay here, with the file's name. */
	readonly reading: string;
	readonly n: number | null;
	readonly people?: readonly string[];
}

/**
 * The stage: reads rows of people, which stay on this machine, and writes what paper.ts names in `release`. Each row and value
 * says who stands behind it; disclosure control counts them, takes away what is too small, and leaves the people out.
 */
export default function means(stage: StageContext): void {
	const recordings = stage.readJson<RecordingRow[]>("recordings");
	const unread = stage.readJson<UnreadRow[]>("unread");
	const days = stage.readJson<PersonDay[]>("days");
	const everyone = stage.readJson<PersonRow[]>("people");
	const counted = everyone.filter(({ counts }) => counts);
	stage.writeJson("spread", spreadOf(everyone));
	stage.writeJson("reading", readingOf(recordings, unread));

	const whose = (rows: readonly { readonly participant: string }[]) => [
		...new Set(rows.map(({ participant }) => participant)),
	];
	const count = (
		id: string,
		rows: readonly { readonly participant: string }[],
		method: string,
		value = rows.length,
		units = "people",
	) => stage.value(`count.${id}`, { value, unit: "", digits: 0, n: value, units, method }, { people: whose(rows) });
	const files = [...recordings, ...unread];
	count("files", files, "Files of the data set that are recordings by how their names end", files.length, "files");
	count("unread", unread, "Of these, files that could not be read", unread.length, "files");
	const calibrated = recordings.filter((recording) => recording.calibrated);
	count("calibrated", calibrated, "Recordings whose acceleration could be calibrated", calibrated.length, "recordings");
	count("people", everyone, "Participants with a recording that was read");
	count("counted", counted, "Participants with as many valid days as the rule asks for");
	const valid = days.filter((day) => day.valid);
	count("valid", valid, `Days that are valid by the rule ${stage.param("validDay")}`, valid.length, "days");

	for (const { id, name, unit, digits, of } of measures) {
		const having = counted.filter((row) => of(row) !== null);
		const { n, mean, low, high } = meanOverPeople(having.map(of));
		const result = {
			value: mean,
			unit,
			digits,
			n,
			units: "people",
			interval: { low, high, levelPercent: 95, method: "t interval over people" },
			method: `${name}: mean over people of each one's mean of valid ${id === "worn" || id === "enmo" ? "days" : "nights"}`,
		};
		stage.value(`${id}.mean`, result, { people: whose(having) });
	}
}

/** Days one by one, or in wider groups as long as no group holds more than few people. */
function spreadOf(everyone: readonly PersonRow[]): SpreadRow[] {
	const most = Math.max(0, ...everyone.map(({ validDays }) => validDays));
	for (let width = 1; ; width *= 2) {
		const rows = Array.from({ length: Math.ceil((most + 1) / width) }, (_, i) => {
			const [from, to] = [i * width, Math.min(most, (i + 1) * width - 1)];
			const people = everyone.filter(({ validDays }) => validDays >= from && validDays <= to);
			return {
				validDays: from === to ? String(from) : `${from} to ${to}`,
				n: people.length,
				people: people.map(({ participant }) => participant),
			};
		});
		if (rows.length === 1 || rows.some(({ n }) => n > openSafely.smallCount)) return rows;
	}
}

function readingOf(recordings: readonly RecordingRow[], unread: readonly UnreadRow[]): ReadingRow[] {
	const files = [
		...recordings.map(({ participant }) => ({ participant, reading: "read" })),
		...unread.map(({ participant, code }) => ({ participant, reading: `not read: ${code}` })),
	];
	const readings = [...new Set(["read", ...files.map(({ reading }) => reading).sort()])];
	return readings.map((reading) => {
		const own = files.filter((file) => file.reading === reading);
		const people = [...new Set(own.map(({ participant }) => participant))];
		return { reading, n: people.length, people };
	});
}
