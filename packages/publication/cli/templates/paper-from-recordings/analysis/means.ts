import type { StageContext } from "@quickening/paper";
import { measures } from "./measures.ts";
import type { RecordingRow, UnreadRow } from "./recording-rows.ts";
import { meanOverPeople, type PersonDay, type PersonRow } from "./summarise-people.ts";

/** A measure over people: what results/means/measures.json holds. */
export interface MeasureRow {
	readonly measure: string;
	readonly unit: string;
	readonly n: number;
	readonly mean: number | null;
	readonly sd: number | null;
	readonly low: number | null;
	readonly high: number | null;
}

/** The stage: from participants to means with intervals, and counts of what was read, valid and left out. */
export default function means(stage: StageContext): void {
	const recordings = stage.readJson<RecordingRow[]>("recordings");
	const unread = stage.readJson<UnreadRow[]>("unread");
	const days = stage.readJson<PersonDay[]>("days");
	const people = stage.readJson<PersonRow[]>("people");
	const counted = people.filter(({ counts }) => counts);

	const count = (id: string, value: number, of: number, units: string, method: string) =>
		stage.value(`count.${id}`, { value, unit: "", digits: 0, n: of, units, method });
	const nFiles = recordings.length + unread.length;
	const doubted = recordings.filter(({ warnings }) => warnings.length > 0).length;
	count("files", nFiles, nFiles, "files", "Files of the data set that are recordings by how their names end");
	count("unread", unread.length, nFiles, "files", "Of these, files that could not be read");
	const calibrated = recordings.filter((recording) => recording.calibrated).length;
	count("calibrated", calibrated, recordings.length, "recordings", "Recordings whose acceleration could be calibrated");
	count("doubted", doubted, recordings.length, "recordings", "Recordings that were read with a warning");
	count("people", people.length, people.length, "people", "Participants with a recording that was read");
	count(
		"counted",
		counted.length,
		people.length,
		"people",
		"Participants with as many valid days as the rule asks for",
	);
	const valid = days.filter((day) => day.valid).length;
	count("days", days.length, days.length, "days", "Days that a recording touches, each date of a participant once");
	count("valid", valid, days.length, "days", `Days that are valid by the rule ${stage.param("validDay")}`);

	const rows = measures.map(({ id, name, unit, digits, of }): MeasureRow => {
		const { n, mean, sd, low, high } = meanOverPeople(counted.map(of));
		stage.value(`${id}.mean`, {
			value: mean,
			unit,
			digits,
			n,
			units: "people",
			interval: { low, high, levelPercent: 95, method: "t interval over people" },
			method: `${name}: mean over people of each one's mean of valid ${id === "worn" || id === "enmo" ? "days" : "nights"}`,
		});
		return { measure: name, unit, n, mean, sd, low, high };
	});
	stage.writeJson("measures", rows);
}
