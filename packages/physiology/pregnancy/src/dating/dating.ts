import type { Warning } from "@quickening/core";
import type { LocalDate } from "../time/local-date.ts";
import type { CrownRumpFormulaName } from "./crown-rump-age.ts";

/** What is known of when a pregnancy began. Everything may be left out, or be null as an empty cell of a table is. */
export interface DatingFacts {
	/** First day of the last menstrual period. */
	readonly lastPeriodOn?: LocalDate | null;
	/** Usual length of her cycle, days. It changes nothing unless `useCycleLength` is set. */
	readonly cycleLengthDays?: number | null;
	/** The dating scan: the first accurate one. */
	readonly scanOn?: LocalDate | null;
	/** Gestational age that the scan gave, completed days. */
	readonly scanGestationalAgeDays?: number | null;
	/** Crown-rump length in mm; of each fetus where there are several: the largest dates the pregnancy. */
	readonly crownRumpMm?: number | readonly number[] | null;
	readonly embryoTransferOn?: LocalDate | null;
	/** Age of the embryo at its transfer, days: 3, 5, ... */
	readonly embryoAgeDays?: number | null;
	readonly fetuses?: number | null;
	/** Day of birth, or of the pregnancy's end. */
	readonly endedOn?: LocalDate | null;
}

export interface DatingOptions {
	/** Formula by which a crown-rump length becomes an age. */
	readonly formula?: CrownRumpFormulaName;
	/**
	 * Corrects a last period for the length of her cycle: ovulation is taken to come 14 days before the next period, so each day
	 * beyond 28 moves day 0 by one. ACOG's table is of uncorrected periods; without it a cycle's length is not used.
	 */
	readonly useCycleLength?: boolean;
}

/**
 * Which rule decided:
 * - `embryo-transfer`: assisted reproduction is never redated;
 * - `last-period-kept`: the scan differs by no more than ACOG's limit; `scan-redates`: it differs by more;
 * - `last-period-alone`, `scan-alone`: there was no other usable fact; `none`: there was none at all.
 */
export type DatingRule =
	| "embryo-transfer"
	| "last-period-kept"
	| "scan-redates"
	| "last-period-alone"
	| "scan-alone"
	| "none";

/** When a pregnancy began, by which rule, and how sure that is. */
export interface Dating {
	readonly method: "embryo-transfer" | "last-period" | "ultrasound" | "none";
	readonly rule: DatingRule;
	/** Gestational day 0, days since 1970-01-01: conception less 14 days. NaN when nothing dates the pregnancy. */
	readonly gestationStartDay: number;
	/** Expected day of birth, 40+0. */
	readonly dueDay: number;
	/** Gestational age at the scan by the scan, less that by the period (or transfer): positive where the scan makes it older. */
	readonly discrepancyDays: number;
	/** Difference that the scan had to exceed; NaN where two dates were not compared. */
	readonly limitDays: number;
	/** Standard deviation of dated less true gestational age, of the method that decided; of a period, given a scan that confirms it. */
	readonly sdDays: number;
	/** Mean of that difference: positive where the date makes the pregnancy too old. */
	readonly biasDays: number;
	/** Where the two come from. */
	readonly uncertaintySource: string;
	/** Neither a scan before 22+0 nor a transfer confirms the date. */
	readonly isSuboptimallyDated: boolean;
	/** Completed days at its end; NaN where the end is not known. Kept as it is when it is impossible: see the warnings. */
	readonly gestationalAgeAtEndDays: number;
	readonly fetuses: number;
	readonly warnings: readonly Warning[];
}
