import type { StageContext } from "@quickening/paper";
import {
	mean,
	median,
	quantile,
	standardDeviation,
	standardisedDifference,
	standardisedDifferenceOfProportions,
} from "@quickening/stats";
import { type Measure, measureNames, measures } from "./measures.ts";
import { had, type Person, readPeople } from "./people.ts";

/** One line of the data check. */
export interface Finding {
	readonly check: string;
	readonly found: string;
	readonly consequence: string;
}

/** How many nights of a measure were had. */
export interface CoverageRow {
	readonly measure: Measure;
	readonly name: string;
	readonly nPeople: number;
	readonly nNights: number;
	/** Of all person-days. */
	readonly share: number;
	readonly medianNights: number;
	readonly lowerQuartile: number;
	readonly upperQuartile: number;
	/** People with at least 14 and at least 28 nights. */
	readonly with14: number;
	readonly with28: number;
	/** Breaks of at least 7 days between two nights that were had, and people with one. */
	readonly gaps: number;
	readonly peopleWithGap: number;
}

/** Share of people who had a night of a measure, by week since their first day. */
export interface WeekRow {
	readonly name: string;
	readonly week: number;
	readonly nPeople: number;
	/** Nights had over days, in percent. */
	readonly percent: number;
}

export interface GroupSummary {
	readonly n: number;
	readonly mean?: number;
	readonly sd?: number;
	readonly count?: number;
}

export interface ParticipantRow {
	readonly label: string;
	readonly digits: number;
	readonly all: GroupSummary;
	readonly female: GroupSummary;
	readonly male: GroupSummary;
	readonly missing: number;
	readonly standardisedDifference: number;
}

export interface Participants {
	readonly n: number;
	readonly nFemale: number;
	readonly nMale: number;
	readonly rows: readonly ParticipantRow[];
}

/** Who was had for how many nights: people, days, and what is missing. */
export default async function coverage(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const days = people.reduce((sum, person) => sum + person.days.length, 0);
	const count = (id: string, value: number, n: number, units: string, method: string) =>
		stage.value(id, { value, unit: "", digits: 0, n, units, method });
	count("count.people", people.length, people.length, "people", "People in the file");
	count("count.days", days, people.length, "people", "Person-days: rows of the file");
	const rows = measures.map((measure) => coverageOf(people, measure, days));
	for (const row of rows) {
		count(`nights.${row.measure}`, row.nNights, row.nPeople, "people", `Nights (or days) with ${row.name}`);
		count(
			`people.${row.measure}`,
			row.nPeople,
			people.length,
			"people",
			`People with at least one night of ${row.name}`,
		);
		count(
			`with28.${row.measure}`,
			row.with28,
			people.length,
			"people",
			`People with at least 28 nights of ${row.name}`,
		);
		count(
			`gapPeople.${row.measure}`,
			row.peopleWithGap,
			row.nPeople,
			"people",
			`People with a break of 7 days or more in ${row.name}`,
		);
		stage.value(`medianNights.${row.measure}`, {
			value: row.medianNights,
			unit: "nights",
			digits: 0,
			n: row.nPeople,
			units: "people",
			spread: { kind: "IQR", low: row.lowerQuartile, high: row.upperQuartile },
			method: `Median number of nights of ${row.name} a person who has any`,
		});
		stage.value(`share.${row.measure}`, {
			value: 100 * row.share,
			unit: "%",
			digits: 0,
			n: days,
			units: "person-days",
			method: `Person-days with ${row.name}`,
		});
	}
	stage.writeJson("coverage", rows);

	const weeks: WeekRow[] = [];
	for (const measure of measures) {
		for (let week = 0; week < 12; week++) {
			let of = 0;
			let nights = 0;
			let nPeople = 0;
			for (const person of people) {
				const first = person.days[0] as number;
				const own = person.days.flatMap((day, i) => (Math.floor((day - first) / 7) === week ? [i] : []));
				if (own.length === 0) continue;
				nPeople++;
				of += own.length;
				nights += own.filter((i) => !Number.isNaN(person.values[measure][i])).length;
			}
			weeks.push({ name: measureNames[measure], week: week + 1, nPeople, percent: (100 * nights) / of });
		}
	}
	stage.writeJson("weeks", weeks);

	const zeroRmssd = people.reduce((sum, { raw }) => sum + raw.rmssdMs.filter((value) => value === 0).length, 0);
	const least = stage.param<number>("leastSteps");
	const fewSteps = people.reduce((sum, { raw }) => sum + raw.steps.filter((value) => value < least).length, 0);
	const allSteps = people.reduce((sum, { raw }) => sum + had(raw.steps).length, 0);
	const allSleep = people.reduce((sum, { raw }) => sum + had(raw.sleepMinutes).length, 0);
	const keptSleep = people.reduce((sum, { values }) => sum + had(values.sleep).length, 0);
	const answers = people.map(({ tense }) => had(tense).length);
	const nAnswers = answers.reduce((sum, n) => sum + n, 0);
	const nTense = people.reduce((sum, { tense }) => sum + had(tense).reduce((total, value) => total + value, 0), 0);
	count("count.zeroRmssd", zeroRmssd, people.length, "people", "Nights whose RMSSD is 0 and was taken as missing");
	count("count.fewSteps", fewSteps, allSteps, "days", `Days with fewer than ${least} steps, left out`);
	count("count.oddSleep", allSleep - keptSleep, allSleep, "nights", "Nights of too short or too long sleep, left out");
	count("count.answers", nAnswers, answers.filter((n) => n > 0).length, "people", "Days with an answer on mood");
	count(
		"count.answering",
		answers.filter((n) => n > 0).length,
		people.length,
		"people",
		"People with an answer on mood",
	);
	count("count.tense", nTense, nAnswers, "days", "Days on which somebody said to be tense or anxious");
	stage.writeJson("findings", [
		{
			check: "RMSSD of a night",
			found: `${zeroRmssd} nights have a value of 0`,
			consequence: "treated as missing: not a plausible measurement",
		},
		{
			check: "Steps of a day",
			found: `${fewSteps} of ${allSteps} days below ${least} steps; wear time is not in the file`,
			consequence: "left out as days of little wear; kept in one variant",
		},
		{
			check: "Sleep of a night",
			found: `${allSleep - keptSleep} of ${allSleep} nights under ${stage.param<number>("leastSleep") / 60} or over ${stage.param<number>("mostSleep") / 60} hours`,
			consequence: "left out as incomplete nights; kept in one variant",
		},
		{
			check: "Days",
			found: `no day is duplicated; ${people.length} people, ${days} person-days`,
			consequence: "a missing night is an empty cell, and is counted",
		},
		{
			check: "Date of a night",
			found: "the file does not state whether a date means the night before or after it",
			consequence: "mood is predicted only from data with an earlier date",
		},
		{
			check: "Mood",
			found: `${nAnswers} days of ${answers.filter((n) => n > 0).length} people; several moods may be reported on one day`,
			consequence: "each mood is analysed on its own: reported at least once that day, or not",
		},
	] satisfies Finding[]);
	stage.writeJson("participants", participantsOf(people));
}

function coverageOf(people: readonly Person[], measure: Measure, days: number): CoverageRow {
	const nights = people.map((person) => had(person.values[measure]).length);
	const some = nights.filter((n) => n > 0);
	const nNights = some.reduce((sum, n) => sum + n, 0);
	const gaps = people.map((person) => {
		const own = person.days.filter((_, i) => !Number.isNaN(person.values[measure][i]));
		return own.filter((day, i) => i > 0 && day - (own[i - 1] as number) > 7).length;
	});
	return {
		measure,
		name: measureNames[measure],
		nPeople: some.length,
		nNights,
		share: nNights / days,
		medianNights: median(some),
		lowerQuartile: quantile(some, 0.25),
		upperQuartile: quantile(some, 0.75),
		with14: nights.filter((n) => n >= 14).length,
		with28: nights.filter((n) => n >= 28).length,
		gaps: gaps.reduce((sum, n) => sum + n, 0),
		peopleWithGap: gaps.filter((n) => n > 0).length,
	};
}

/** People by sex: their days, and the means of their own means. */
function participantsOf(people: readonly Person[]): Participants {
	const female = people.filter(({ sex }) => sex === "female");
	const male = people.filter(({ sex }) => sex === "male");
	const number = (label: string, digits: number, of: (person: Person) => number): ParticipantRow => {
		const summary = (group: readonly Person[]) => {
			const values = had(group.map(of));
			return { n: values.length, mean: mean(values), sd: standardDeviation(values) };
		};
		return {
			label,
			digits,
			all: summary(people),
			female: summary(female),
			male: summary(male),
			missing: people.length - summary(people).n,
			standardisedDifference: standardisedDifference(had(female.map(of)), had(male.map(of))),
		};
	};
	const older = (group: readonly Person[]) => {
		const known = group.filter(({ age }) => age !== "");
		return { n: known.length, count: known.filter(({ age }) => age === "30 or more").length };
	};
	const share = (group: readonly Person[]) => older(group).count / older(group).n;
	const own = (values: readonly number[]) => (had(values).length > 0 ? mean(had(values)) : Number.NaN);
	return {
		n: people.length,
		nFemale: female.length,
		nMale: male.length,
		rows: [
			{
				label: "30 years or more",
				digits: 0,
				all: older(people),
				female: older(female),
				male: older(male),
				missing: people.length - older(people).n,
				standardisedDifference: standardisedDifferenceOfProportions(share(female), share(male)),
			},
			number("Days in the file", 0, (person) => person.days.length),
			number("Days with steps", 0, (person) => had(person.values.logSteps).length),
			number("Nights with sleep", 0, (person) => had(person.values.sleep).length),
			number("Nights with RMSSD", 0, (person) => had(person.values.lnRmssd).length),
			number("Days with an answer on mood", 0, (person) => had(person.tense).length),
			number("Resting heart rate (bpm)", 1, (person) => own(person.values.restingHr)),
			number("RMSSD (ms, geometric mean)", 1, (person) => Math.exp(own(person.values.lnRmssd))),
			number("Steps a day (geometric mean)", 0, (person) => Math.exp(own(person.values.logSteps))),
			number("Sleep (h)", 1, (person) => own(person.values.sleep)),
			number("Days tense or anxious (%)", 0, (person) => 100 * own(person.tense)),
		],
	};
}
