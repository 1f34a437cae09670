import {
	areaUnderRoc,
	areaWithinStrata,
	averagePrecision,
	bootstrapAuc,
	brierScore,
	calibrationGroups,
	classificationAt,
	cohenKappa,
	confusionMatrix,
	logLoss,
	macroF1,
	netBenefit,
	rocCurve,
} from "@quickening/validation";
import { describe, expect, it } from "vitest";
import { expectClose, readPeer, readTabular } from "../read-peer.ts";

/** The same sums in another order over 10,000 rows. */
const tolerance = 1e-12;
const table = readTabular();

describe("scikit-learn: metrics on 10,000 rows", () => {
	const expected = readPeer("scikit-learn/W9.sklearn.metrics.json").output;

	it("AUC, average precision, Brier score and log loss agree", () => {
		expectClose(areaUnderRoc(table.p1, table.y), expected.auroc_p1, tolerance);
		expectClose(areaUnderRoc(table.p2, table.y), expected.auroc_p2, tolerance);
		expectClose(averagePrecision(table.p1, table.y), expected.auprc, tolerance);
		expectClose(brierScore(table.p1, table.y), expected.brier, tolerance);
		expectClose(logLoss(table.p1, table.y), expected.logloss, tolerance);
	});

	it("the bootstrap's mean and limits are those of 1,000 resamples of theirs, within Monte Carlo error", () => {
		const { mean, lo, hi } = readPeer("scikit-learn/W9.sklearn.auroc_bootstrap1000.json").output;
		const { draws, low, high, se } = bootstrapAuc(table.p1, table.y);
		// Of 1,000 draws a mean varies by se / 31.6, a 2.5 % quantile by 2.7 times se / 31.6; two runs, five times that.
		const own = draws.reduce((sum, auc) => sum + auc, 0) / draws.length;
		expect(Math.abs(own - mean)).toBeLessThan((5 * Math.SQRT2 * se) / Math.sqrt(1000));
		for (const [ours, theirs] of [
			[low, lo],
			[high, hi],
		]) {
			expect(Math.abs(ours - theirs)).toBeLessThan((5 * 2.7 * Math.SQRT2 * se) / Math.sqrt(1000));
		}
	});

	it("the confusion matrix at 0.5 is the same", () => {
		const { trueNegatives, falsePositives, falseNegatives, truePositives, sensitivity, specificity } = classificationAt(
			table.p1,
			table.y,
			{ threshold: 0.5 },
		);
		expect([
			[trueNegatives, falsePositives],
			[falseNegatives, truePositives],
		]).toEqual(expected.confusion);
		expectClose((sensitivity.estimate + specificity.estimate) / 2, expected.bal_acc, tolerance);
	});

	it("the calibration groups are those of calibration_curve(strategy='quantile')", () => {
		const { prob_true, prob_pred } = readPeer("scikit-learn/W9.sklearn.calibration_curve.json").output;
		const groups = calibrationGroups(table.p1, table.y);
		expect(groups.length).toBe(prob_true.length);
		groups.forEach((group, g) => {
			expectClose(group.observed.estimate, prob_true[g], tolerance);
			expectClose(group.predicted, prob_pred[g], tolerance);
		});
	});
});

describe("scikit-learn: rankings with many ties", () => {
	it("every point of the ROC curve is the same", () => {
		const { rows, fpr, tpr, thresholds, averagePrecision: ap, auc } = readPeer("scikit-learn/ranking.json");
		const { p1, y } = readTabular(rows);
		const rounded = p1.map((p) => Number(p.toFixed(1)));
		const curve = rocCurve(rounded, y);
		expect(Array.from(curve.falsePositiveRate)).toEqual(fpr);
		expect(Array.from(curve.sensitivity)).toEqual(tpr);
		expect(Array.from(curve.thresholds.slice(1))).toEqual(thresholds);
		expectClose(averagePrecision(rounded, y), ap, tolerance);
		expectClose(areaUnderRoc(rounded, y), auc, tolerance);
	});
});

describe("scikit-learn: classes and strata", () => {
	const { cases, areaWithinStrata: expectedArea } = readPeer("scikit-learn/classes.json") as unknown as {
		cases: { predicted: number[]; outcomes: number[]; macroF1: number }[];
		areaWithinStrata: number;
	};
	it("area within 2,000 strata of 10,000 rows", () => {
		const strata = Int32Array.from(table.y, (_, i) => i % 2000);
		expectClose(areaWithinStrata(table.p1, table.y, strata), expectedArea, tolerance);
	});
	it.each(cases)("macro F1 of case %#", ({ predicted, outcomes, macroF1: expected }) => {
		expectClose(macroF1(predicted, outcomes), expected, tolerance);
	});
});

describe("scikit-learn: Cohen's kappa", () => {
	const { cases } = readPeer("scikit-learn/kappa.json") as unknown as {
		cases: { predicted: number[]; reference: number[]; nClasses: number; counts: number[]; kappa: number }[];
	};
	it.each(cases)("counts and kappa of case %#", ({ predicted, reference, nClasses, counts, kappa }) => {
		const table = confusionMatrix(predicted, reference, { nClasses });
		expect(Array.from(table.values)).toEqual(counts);
		expectClose(cohenKappa(table), kappa, tolerance);
	});
});

describe("dcurves: net benefit", () => {
	const { columns } = readPeer("scikit-learn/W9.dcurves.dca.json").output;
	for (const [model, scores] of [
		["p1", table.p1],
		["p2", table.p2],
		["all", undefined],
	] as const) {
		it(`the curve of ${model} is the same at every threshold`, () => {
			let compared = 0;
			for (let i = 0; i < columns.model.length; i++) {
				if (columns.model[i] !== model) continue;
				const curve = netBenefit(scores ?? table.p1, table.y, { thresholds: [columns.threshold[i]] });
				const own = scores === undefined ? curve.treatAll[0] : curve.model[0];
				expectClose(own, columns.net_benefit[i], 1e-11, 1e-3);
				compared++;
			}
			expect(compared).toBe(100);
		});
	}
});
