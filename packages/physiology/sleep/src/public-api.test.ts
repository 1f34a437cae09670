import { expect, it } from "vitest";
import * as api from "./index.ts";

it("exports exactly these names", () => {
	expect(Object.keys(api).sort()).toEqual([
		"childValidations",
		"clockStandardDeviation",
		"coleKripkeVariants",
		"compositePhaseDeviation",
		"guidedSleepWindow",
		"heartRateSleepWindow",
		"hypnogramStatistics",
		"midSleep",
		"midSleepOfRecord",
		"naps",
		"nightDate",
		"oakleyThresholds",
		"rescoreWebster",
		"sadehVariants",
		"scoreColeKripke",
		"scoreInfantSleep",
		"scoreOakley",
		"scoreRoenneberg",
		"scoreSadeh",
		"scoreScripps",
		"sleepFragmentation",
		"sleepNights",
		"sleepPeriodWindow",
		"sleepRegularityIndex",
		"sleepSummary",
		"sleepWindowBoundsDegrees",
		"socialJetLag",
		"stageMappings",
		"stagesFrom",
		"sustainedInactivity",
		"tudorLockePeriods",
		"websterReadings",
	]);
});
