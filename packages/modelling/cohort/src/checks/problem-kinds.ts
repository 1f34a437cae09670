/** How grave a problem is: "error" cannot be used as it stands, "warning" is doubtful, "note" is only said so that it is known. */
export type Severity = "error" | "warning" | "note";

/** A kind of problem: how grave, what it is, and what to do about it. */
export interface ProblemKind {
	readonly severity: Severity;
	readonly what: string;
	readonly todo: string;
}

const ids = "Mend the id in the study's own records, or take the row out and say so";
const record = "Look it up in the clinical record";

/** All kinds of problems that `checkCohort` finds, by code. */
export const problemKinds = {
	// Files and columns
	unreadable: {
		severity: "error",
		what: "A file that is no table",
		todo: "Export it again, as CSV in UTF-8 or as Parquet",
	},
	"unknown-table": {
		severity: "note",
		what: "A table that is none of the cohort's",
		todo: "Rename it, if it is meant to be one of them; it is not read",
	},
	"missing-table": {
		severity: "note",
		what: "A table that is not there, so that what points to it cannot be checked",
		todo: "Add it, if the study has one",
	},
	"missing-column": {
		severity: "error",
		what: "A column that may not be empty is not there",
		todo: "Add it, or name the column that holds it in the mapping",
	},
	"absent-column": {
		severity: "note",
		what: "A column that may be empty is not there: it is taken as empty",
		todo: "Add it, if the study has it",
	},
	"unknown-column": {
		severity: "note",
		what: "A column that is none of the table's: it is not read",
		todo: "Rename it, or name it in the mapping, if it is one of them",
	},
	"unequal-columns": {
		severity: "error",
		what: "Columns of unequal length: the table is not read",
		todo: "Give each column a cell for each row",
	},
	// Cells
	empty: {
		severity: "error",
		what: "An empty cell where one may not be",
		todo: "Fill it, or take the row out and say so",
	},
	type: {
		severity: "error",
		what: "A cell of another type than its column: it is taken as empty",
		todo: "Mend it in the export",
	},
	code: {
		severity: "error",
		what: "A code that is none of the column's",
		todo: "Translate it into one of the column's codes",
	},
	range: {
		severity: "error",
		what: "A value that no person has",
		todo: `${record}; set it to empty if it was not measured so`,
	},
	unit: {
		severity: "error",
		what: "A value that looks like another unit",
		todo: "Ask who wrote it, and convert it in the export: nothing is converted here",
	},
	zone: { severity: "error", what: "A time zone that is none", todo: 'Give an IANA name such as "Europe/Paris"' },
	// Keys and links
	"duplicate-row": {
		severity: "error",
		what: "A row that stands there twice, equal in all cells",
		todo: "Take one of the two out",
	},
	"duplicate-key": {
		severity: "error",
		what: "Two rows with one key and different cells",
		todo: "Find out which of the two holds, or give them keys of their own",
	},
	"ids-look-alike": {
		severity: "warning",
		what: "Two ids that differ in letter case, blanks or leading zeros alone",
		todo: "They are taken as two: if they are one, write the id in one way in all tables",
	},
	"broken-link": { severity: "error", what: "A row that points at nobody", todo: ids },
	"wrong-pregnancy": { severity: "error", what: "A row that points at another woman's pregnancy", todo: ids },
	// Participants
	"withdrawal-before-enrolment": { severity: "error", what: "She left before she came", todo: record },
	"age-of-mother": { severity: "warning", what: "A mother younger than 12 or older than 60", todo: record },
	// Pregnancies
	"birth-before-conception": {
		severity: "error",
		what: "A pregnancy that ended before it began",
		todo: `${record}: one of the dates is of another pregnancy, or day and month are exchanged`,
	},
	"gestation-too-long": {
		severity: "error",
		what: "A gestation of more than 45 weeks",
		todo: `${record}: the last period may be that before, or the end was not recorded`,
	},
	"gestation-too-short": { severity: "error", what: "A live birth before 22+0", todo: record },
	"ended-contradicts": { severity: "error", what: "How it ended contradicts its date", todo: record },
	"no-dating": {
		severity: "warning",
		what: "No date at all from which gestational age could be counted",
		todo: `${record}; without one it cannot be placed in gestational time, and is counted as missing there`,
	},
	"last-period-only": {
		severity: "note",
		what: "Dated by the last period alone: no ultrasound confirms it",
		todo: "Look for the dating scan; else carry the larger uncertainty",
	},
	"half-dating": { severity: "warning", what: "A scan or a transfer of which date or age is missing", todo: record },
	"dating-disagrees": {
		severity: "warning",
		what: "Last period and scan, or transfer, differ by more than 6 weeks",
		todo: `${record}: one of them may be of another pregnancy`,
	},
	"ultrasound-after-birth": { severity: "error", what: "A dating scan after the pregnancy's end", todo: record },
	"pregnancies-overlap": { severity: "error", what: "Two pregnancies of one person at one time", todo: record },
	"pregnancies-too-close": {
		severity: "warning",
		what: "A conception less than 6 weeks after a birth",
		todo: `${record}: most do not ovulate so early (doi:10.1097/AOG.0b013e31820ce18c)`,
	},
	// Infants
	"infants-and-fetuses": {
		severity: "error",
		what: "Infants do not agree with the number of fetuses",
		todo: `${record}: an infant's row may be missing, or one of the twins may not have lived`,
	},
	"live-birth-without-infant": { severity: "error", what: "A live birth with no infant", todo: "Add the infant's row" },
	"infant-without-live-birth": {
		severity: "error",
		what: "An infant of a pregnancy without a live birth",
		todo: record,
	},
	"birth-order": { severity: "warning", what: "Birth order is not 1, 2, ... within a pregnancy", todo: record },
	// Wear
	"session-reversed": {
		severity: "error",
		what: "A wear session that ends before it begins",
		todo: "Exchange or mend its ends",
	},
	"duplicate-session": {
		severity: "error",
		what: "A wear session that stands there twice under two ids",
		todo: "Take one of the two out",
	},
	"sessions-overlap": {
		severity: "warning",
		what: "Two wear sessions of one person with one device that overlap",
		todo: "End the first where the second begins, or say that she wore two",
	},
	"day-outside-session": {
		severity: "warning",
		what: "Something was measured on a day outside all of her wear sessions",
		todo: "Mend the session's ends, or find out whose day it is",
	},
	"day-after-withdrawal": {
		severity: "error",
		what: "Something was measured after she had left the study",
		todo: "Take it out, unless her consent covers it",
	},
	"record-after-withdrawal": {
		severity: "warning",
		what: "A record is dated after she had left the study",
		todo: "Take it out, unless her consent covers it",
	},
	"after-study-end": {
		severity: "warning",
		what: "A date after the study's last day",
		todo: "Take it out, or say that the study went on",
	},
	"after-freeze": {
		severity: "error",
		what: "A date after the data freeze",
		todo: "Mend it: nobody could know it when the data were frozen",
	},
	// Days
	"before-birth": { severity: "error", what: "An infant's record from before birth", todo: ids },
	"far-from-pregnancy": {
		severity: "warning",
		what: "A record far from the pregnancy that it names: more than a year before it, or two after",
		todo: "Mend the date or the pregnancy, or leave the pregnancy empty",
	},
	"missing-but-measured": {
		severity: "error",
		what: "A day that says why nothing was measured, with something measured",
		todo: "Empty one of the two",
	},
	"missing-without-reason": {
		severity: "note",
		what: "A day with nothing measured and no reason",
		todo: "Give the reason, if it is known: missingness is data",
	},
	"longer-than-day": {
		severity: "error",
		what: "More minutes than the day had where she lives (1,440; 1,380 and 1,500 where clocks change)",
		todo: "Two sources may have been added up: keep one, never the sum",
	},
	"sleep-longer-than-bed": {
		severity: "error",
		what: "More minutes asleep than in bed",
		todo: "Mend the night in the export",
	},
	"stages-do-not-add-up": {
		severity: "error",
		what: "Stages of sleep that do not add up to the time asleep",
		todo: "Mend the night in the export, or leave the stages empty",
	},
	// Visits
	"systolic-below-diastolic": {
		severity: "error",
		what: "Systolic pressure not above the diastolic",
		todo: "They may be exchanged, or a zero is missing: look it up",
	},
	// Questionnaires
	"before-postnatal": { severity: "error", what: "A postnatal questionnaire from before birth", todo: record },
	"no-such-item": {
		severity: "error",
		what: "An item that the questionnaire has not",
		todo: "Mend the number of the item",
	},
	"score-of-item": {
		severity: "error",
		what: "A score that the questionnaire does not give",
		todo: "Score items from 0 to 3, before any sum",
	},
	// Events
	"event-contradicts": { severity: "error", what: "An event's date contradicts another table", todo: record },
	// Outcomes
	"outcome-near-limit": {
		severity: "note",
		what: "Preterm birth and gestational age lie on two sides of 37+0, less than a week apart",
		todo: "The record may date the pregnancy otherwise than the tables do: say which dating the analysis takes",
	},
	"outcome-contradicts": { severity: "error", what: "An outcome contradicts the facts in other tables", todo: record },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemCode = keyof typeof problemKinds;
