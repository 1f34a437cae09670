import { fingerprinter } from "../../fingerprint/fingerprint.ts";
import { keepResult, type MadeThen, storeInUse, takeResult } from "../../store/index.ts";
import type { StageJob } from "../job.ts";
import { printNotice } from "../progress.ts";
import { pathOf } from "./outputs.ts";
import type { PreparedStage } from "./prepare.ts";
import { stageKey } from "./stage-key.ts";

/** What it took to make the outputs that lie aside. */
export interface MadeOutputs extends MadeThen {
	/** Whether they were made on this machine earlier, by the same code from the same inputs, and taken from the store. */
	readonly fromStore: boolean;
}

/** The place of one stage's outputs in the store. */
export interface KeptResult {
	/** Puts the outputs aside as the stage would have; undefined when they are not there, or are not to be taken. */
	take(): MadeOutputs | undefined;
	/** Keeps outputs that were made now; whatever hinders it is said and stops nothing. */
	keep(made: MadeOutputs): Promise<void>;
}

/** The store's place for a stage that was prepared; undefined where the store is not used. */
export function keptResult(root: string, prepared: PreparedStage, job: StageJob): KeptResult | undefined {
	const store = storeInUse();
	if (store === undefined) return undefined;
	const { plan, stage, code } = prepared;
	const names = { paper: plan.slug, stage: stage.name };
	const key = stageKey(root, store.folder, prepared);
	const files = stage.outputs.map(({ name, path }) => ({ path, at: pathOf(job, name) }));
	return {
		take() {
			if (store.use !== "take") return undefined;
			const taken = takeResult(store.folder, key, files);
			if (taken.state === "damaged") {
				printNotice({ ...names, notice: `a result in the store is discarded (${taken.because}); it is made anew` });
			}
			return taken.state === "taken" ? { ...taken.made, fromStore: true } : undefined;
		},
		async keep({ fromStore, ...made }) {
			if (fromStore) return;
			// Somebody who edits while a stage begins would have the one's outputs under the other's name.
			const now = await fingerprinter(root).codeOf(plan, stage);
			if (now.sha256 !== code.sha256 || stageKey(root, store.folder, prepared) !== key) return;
			try {
				keepResult(store.folder, key, { ...names, made, files });
			} catch (error) {
				printNotice({ ...names, notice: `its result could not be kept in the store: ${(error as Error).message}` });
			}
		},
	};
}
