/** A unit of the UCUM table: its code, how many base units it is, those units with their exponents, whether it takes prefixes. */
export type UcumAtom = readonly [
	code: string,
	magnitude: number,
	/** Of m, s, g, rad, K, C, cd and mol; an arbitrary unit, such as [iU], is a base of its own. */
	bases: string,
	metric: 0 | 1,
	/** The scale of what is no multiple of its bases, such as "degF". */
	scale?: string,
];

/** Prefixes with their factors; the last four are for powers of two. */
export const ucumPrefixes: Readonly<Record<string, number>> = {
	Y: 1e24,
	Z: 1e21,
	E: 1e18,
	P: 1e15,
	T: 1e12,
	G: 1e9,
	M: 1e6,
	k: 1e3,
	h: 1e2,
	da: 1e1,
	d: 1e-1,
	c: 1e-2,
	m: 1e-3,
	u: 1e-6,
	n: 1e-9,
	p: 1e-12,
	f: 1e-15,
	a: 1e-18,
	z: 1e-21,
	y: 1e-24,
	Ki: 2 ** 10,
	Mi: 2 ** 20,
	Gi: 2 ** 30,
	Ti: 2 ** 40,
};

/**
 * Every unit of UCUM 2.2. Moles count as a base here, not as a number of particles, so that mmol/L and 1/L are not taken for
 * one another.
 *
 * Source: Schadow G, McDonald CJ. The Unified Code for Units of Measure, version 2.2, https://ucum.org/ucum. This product
 * includes all or a portion of the UCUM table, UCUM codes, and UCUM definitions or is derived from it, subject to a license
 * from Regenstrief Institute, Inc. and The UCUM Organization, available at https://ucum.org/license. The UCUM table and codes
 * are copyright 1995-2009, Regenstrief Institute, Inc. and the UCUM Organization. All rights reserved.
 */
export const ucumAtoms: readonly UcumAtom[] = [
	["m", 1, "m", 1], // meter
	["s", 1, "s", 1], // second - time
	["g", 1, "g", 1], // gram
	["rad", 1, "rad", 1], // radian
	["K", 1, "K", 1], // degree Kelvin
	["C", 1, "C", 1], // coulomb
	["cd", 1, "cd", 1], // candela
	["10*", 10, "", 0], // the number ten for arbitrary powers
	["10^", 10, "", 0], // the number ten for arbitrary powers
	["[pi]", Math.PI, "", 0], // the number pi
	["%", 0.01, "", 0], // %
	["[ppth]", 0.001, "", 0], // parts per thousand
	["[ppm]", 0.000001, "", 0], // parts per million
	["[ppb]", 1e-9, "", 0], // parts per billion
	["[pptr]", 1e-12, "", 0], // parts per trillion
	["mol", 1, "mol", 1], // mole
	["sr", 1, "rad2", 1], // steradian - solid angle
	["Hz", 1, "s-1", 1], // hertz
	["N", 1000, "m s-2 g", 1], // newton
	["Pa", 1000, "m-1 s-2 g", 1], // pascal
	["J", 1000, "m2 s-2 g", 1], // joule
	["W", 1000, "m2 s-3 g", 1], // watt
	["A", 1, "s-1 C", 1], // Ampere
	["V", 1000, "m2 s-2 g C-1", 1], // volt
	["F", 0.001, "m-2 s2 g-1 C2", 1], // farad
	["Ohm", 1000, "m2 s-1 g C-2", 1], // ohm
	["S", 0.001, "m-2 s g-1 C2", 1], // siemens
	["Wb", 1000, "m2 s-1 g C-1", 1], // weber
	["Cel", 1, "K", 1, "Cel"], // degree Celsius
	["T", 1000, "s-1 g C-1", 1], // tesla
	["H", 1000, "m2 g C-2", 1], // henry
	["lm", 1, "rad2 cd", 1], // lumen
	["lx", 1, "m-2 rad2 cd", 1], // lux
	["Bq", 1, "s-1", 1], // becquerel
	["Gy", 1, "m2 s-2", 1], // gray
	["Sv", 1, "m2 s-2", 1], // sievert
	["deg", 0.017453292519943, "rad", 0], // degree - plane angle
	["gon", 0.015707963267949, "rad", 0], // gon
	["'", 0.00029088820866572, "rad", 0], // arc minute
	["''", 0.0000048481368110954, "rad", 0], // arc second
	["l", 0.001, "m3", 1], // Liters
	["L", 0.001, "m3", 1], // Liters
	["ar", 100, "m2", 1], // are
	["min", 60, "s", 0], // minute
	["h", 3600, "s", 0], // hour
	["d", 86400, "s", 0], // day
	["a_t", 31556925.216, "s", 0], // tropical year
	["a_j", 31557600, "s", 0], // mean Julian year
	["a_g", 31556952, "s", 0], // mean Gregorian year
	["a", 31557600, "s", 0], // year
	["wk", 604800, "s", 0], // week
	["mo_s", 2551442.976, "s", 0], // synodal month
	["mo_j", 2629800, "s", 0], // mean Julian month
	["mo_g", 2629746, "s", 0], // mean Gregorian month
	["mo", 2629800, "s", 0], // month
	["t", 1000000, "g", 1], // metric ton
	["bar", 100000000, "m-1 s-2 g", 1], // bar
	["u", 1.6605402e-24, "g", 1], // unified atomic mass unit
	["AU", 149597870691, "m", 0], // astronomic unit
	["pc", 30856780000000000, "m", 1], // parsec
	["[c]", 299792458, "m s-1", 1], // velocity of light in a vacuum
	["[h]", 6.6260755e-31, "m2 s-1 g", 1], // Planck constant
	["[k]", 1.380658e-20, "m2 s-2 g K-1", 1], // Boltzmann constant
	["[eps_0]", 8.854187817e-15, "m-3 s2 g-1 C2", 1], // permittivity of vacuum - electric
	["[mu_0]", 0.0012566370614359, "m g C-2", 1], // permeability of vacuum - magnetic
	["[e]", 1.60217733e-19, "C", 1], // elementary charge
	["eV", 1.60217733e-16, "m2 s-2 g", 1], // electronvolt
	["[m_e]", 9.1093897e-28, "g", 1], // electron mass
	["[m_p]", 1.6726231e-24, "g", 1], // proton mass
	["[G]", 6.67259e-14, "m3 s-2 g-1", 1], // Newtonian constant of gravitation
	["[g]", 9.80665, "m s-2", 1], // standard acceleration of free fall
	["Torr", 133322, "m-1 s-2 g", 0], // Torr
	["atm", 101325000, "m-1 s-2 g", 0], // standard atmosphere
	["[ly]", 9460730472580800, "m", 1], // light-year
	["gf", 9.80665, "m s-2 g", 1], // gram-force
	["Ky", 100, "m-1", 1], // Kayser
	["Gal", 0.01, "m s-2", 1], // Gal
	["dyn", 0.01, "m s-2 g", 1], // dyne
	["erg", 0.0001, "m2 s-2 g", 1], // erg
	["P", 100, "m-1 s-1 g", 1], // Poise
	["Bi", 10, "s-1 C", 1], // Biot
	["St", 0.0001, "m2 s-1", 1], // Stokes
	["Mx", 0.00001, "m2 s-1 g C-1", 1], // Maxwell
	["G", 0.1, "s-1 g C-1", 1], // Gauss
	["Oe", 79.577471545948, "m-1 s-1 C", 1], // Oersted
	["Gb", 0.79577471545948, "s-1 C", 1], // Gilbert
	["sb", 10000, "m-2 cd", 1], // stilb
	["Lmb", 3183.0988618379, "m-2 cd", 1], // Lambert
	["ph", 0.0001, "m-2 rad2 cd", 1], // phot
	["Ci", 37000000000, "s-1", 1], // Curie
	["R", 2.58e-7, "g-1 C", 1], // Roentgen
	["RAD", 0.01, "m2 s-2", 1], // radiation absorbed dose
	["REM", 0.01, "m2 s-2", 1], // radiation equivalent man
	["[in_i]", 0.0254, "m", 0], // inch
	["[ft_i]", 0.3048, "m", 0], // foot
	["[yd_i]", 0.9144, "m", 0], // yard
	["[mi_i]", 1609.344, "m", 0], // mile
	["[fth_i]", 1.8288, "m", 0], // fathom
	["[nmi_i]", 1852, "m", 0], // nautical mile
	["[kn_i]", 0.51444444444444, "m s-1", 0], // knot
	["[sin_i]", 0.00064516, "m2", 0], // square inch
	["[sft_i]", 0.09290304, "m2", 0], // square foot
	["[syd_i]", 0.83612736, "m2", 0], // square yard
	["[cin_i]", 0.000016387064, "m3", 0], // cubic inch
	["[cft_i]", 0.028316846592, "m3", 0], // cubic foot
	["[cyd_i]", 0.764554857984, "m3", 0], // cubic yard
	["[bf_i]", 0.002359737216, "m3", 0], // board foot
	["[cr_i]", 3.624556363776, "m3", 0], // cord
	["[mil_i]", 0.0000254, "m", 0], // mil
	["[cml_i]", 5.067074790975e-10, "m2", 0], // circular mil
	["[hd_i]", 0.1016, "m", 0], // hand
	["[ft_us]", 0.30480060960122, "m", 0], // foot - US
	["[yd_us]", 0.91440182880366, "m", 0], // yard - US
	["[in_us]", 0.025400050800102, "m", 0], // inch - US
	["[rd_us]", 5.0292100584201, "m", 0], // rod - US
	["[ch_us]", 20.11684023368, "m", 0], // Gunter's chain - US
	["[lk_us]", 0.2011684023368, "m", 0], // link for Gunter's chain - US
	["[rch_us]", 30.480060960122, "m", 0], // Ramden's chain - US
	["[rlk_us]", 0.30480060960122, "m", 0], // link for Ramden's chain - US
	["[fth_us]", 1.8288036576073, "m", 0], // fathom - US
	["[fur_us]", 201.1684023368, "m", 0], // furlong - US
	["[mi_us]", 1609.3472186944, "m", 0], // mile - US
	["[acr_us]", 4046.8726098743, "m2", 0], // acre - US
	["[srd_us]", 25.292953811714, "m2", 0], // square rod - US
	["[smi_us]", 2589998.4703195, "m2", 0], // square mile - US
	["[sct]", 2589998.4703195, "m2", 0], // section
	["[twp]", 93239944.931503, "m2", 0], // township
	["[mil_us]", 0.000025400050800102, "m", 0], // mil - US
	["[in_br]", 0.02539998, "m", 0], // inch - British
	["[ft_br]", 0.30479976, "m", 0], // foot - British
	["[rd_br]", 5.02919604, "m", 0], // rod - British
	["[ch_br]", 20.11678416, "m", 0], // Gunter's chain - British
	["[lk_br]", 0.2011678416, "m", 0], // link for Gunter's chain - British
	["[fth_br]", 1.82879856, "m", 0], // fathom - British
	["[pc_br]", 0.7619994, "m", 0], // pace - British
	["[yd_br]", 0.91439928, "m", 0], // yard - British
	["[mi_br]", 1609.3427328, "m", 0], // mile - British
	["[nmi_br]", 1853.1825408, "m", 0], // nautical mile - British
	["[kn_br]", 0.514772928, "m s-1", 0], // knot - British
	["[acr_br]", 4046.8500494003, "m2", 0], // acre
	["[gal_us]", 0.003785411784, "m3", 0], // gallon - US
	["[bbl_us]", 0.158987294928, "m3", 0], // barrel - US
	["[qt_us]", 0.000946352946, "m3", 0], // quart - US
	["[pt_us]", 0.000473176473, "m3", 0], // pint - US
	["[gil_us]", 0.00011829411825, "m3", 0], // gill - US
	["[foz_us]", 0.0000295735295625, "m3", 0], // fluid ounce - US
	["[fdr_us]", 0.0000036966911953125, "m3", 0], // fluid dram - US
	["[min_us]", 6.1611519921875e-8, "m3", 0], // minim - US
	["[crd_us]", 3.624556363776, "m3", 0], // cord - US
	["[bu_us]", 0.03523907016688, "m3", 0], // bushel - US
	["[gal_wi]", 0.00440488377086, "m3", 0], // gallon - historical
	["[pk_us]", 0.00880976754172, "m3", 0], // peck - US
	["[dqt_us]", 0.001101220942715, "m3", 0], // dry quart - US
	["[dpt_us]", 0.0005506104713575, "m3", 0], // dry pint - US
	["[tbs_us]", 0.00001478676478125, "m3", 0], // tablespoon - US
	["[tsp_us]", 0.00000492892159375, "m3", 0], // teaspoon - US
	["[cup_us]", 0.0002365882365, "m3", 0], // cup - US customary
	["[foz_m]", 0.00003, "m3", 0], // fluid ounce - metric
	["[cup_m]", 0.00024, "m3", 0], // cup - US legal
	["[tsp_m]", 0.000005, "m3", 0], // teaspoon - metric
	["[tbs_m]", 0.000015, "m3", 0], // tablespoon - metric
	["[gal_br]", 0.00454609, "m3", 0], // gallon- British
	["[pk_br]", 0.00909218, "m3", 0], // peck - British
	["[bu_br]", 0.03636872, "m3", 0], // bushel - British
	["[qt_br]", 0.0011365225, "m3", 0], // quart - British
	["[pt_br]", 0.00056826125, "m3", 0], // pint - British
	["[gil_br]", 0.0001420653125, "m3", 0], // gill - British
	["[foz_br]", 0.0000284130625, "m3", 0], // fluid ounce - British
	["[fdr_br]", 0.0000035516328125, "m3", 0], // fluid dram - British
	["[min_br]", 5.9193880208333e-8, "m3", 0], // minim - British
	["[gr]", 0.06479891, "g", 0], // grain
	["[lb_av]", 453.59237, "g", 0], // pound
	["[lbf_av]", 4448.2216152605, "m s-2 g", 0], // pound force - US
	["[oz_av]", 28.349523125, "g", 0], // ounce
	["[dr_av]", 1.7718451953125, "g", 0], // Dram mass unit
	["[scwt_av]", 45359.237, "g", 0], // short hundredweight
	["[lcwt_av]", 50802.34544, "g", 0], // long hundredweight
	["[ston_av]", 907184.74, "g", 0], // short ton - US
	["[lton_av]", 1016046.9088, "g", 0], // long ton - British
	["[stone_av]", 6350.29318, "g", 0], // stone - British
	["[pwt_tr]", 1.55517384, "g", 0], // pennyweight - troy
	["[oz_tr]", 31.1034768, "g", 0], // ounce - troy
	["[lb_tr]", 373.2417216, "g", 0], // pound - troy
	["[sc_ap]", 1.2959782, "g", 0], // scruple
	["[dr_ap]", 3.8879346, "g", 0], // dram - apothecary
	["[oz_ap]", 31.1034768, "g", 0], // ounce - apothecary
	["[lb_ap]", 373.2417216, "g", 0], // pound - apothecary
	["[oz_m]", 28, "g", 0], // ounce - metric
	["[lne]", 0.0021166666666667, "m", 0], // line
	["[pnt]", 0.00035277777777778, "m", 0], // point (typography)
	["[pca]", 0.0042333333333333, "m", 0], // pica (typography)
	["[pnt_pr]", 0.0003514598, "m", 0], // Printer's point (typography)
	["[pca_pr]", 0.0042175176, "m", 0], // Printer's pica  (typography)
	["[pied]", 0.3248, "m", 0], // pied
	["[pouce]", 0.027066666666667, "m", 0], // pouce
	["[ligne]", 0.0022555555555556, "m", 0], // ligne
	["[didot]", 0.00037592592592593, "m", 0], // didot
	["[cicero]", 0.0045111111111111, "m", 0], // cicero
	["[degF]", 0.55555555555556, "K", 0, "degF"], // degrees Fahrenheit
	["[degR]", 0.55555555555556, "K", 0], // degrees Rankine
	["[degRe]", 1.25, "K", 0, "degRe"], // degrees Réaumur
	["cal_[15]", 4185.8, "m2 s-2 g", 1], // calorie at 15°C
	["cal_[20]", 4181.9, "m2 s-2 g", 1], // calorie at 20°C
	["cal_m", 4190.02, "m2 s-2 g", 1], // mean calorie
	["cal_IT", 4186.8, "m2 s-2 g", 1], // international table calorie
	["cal_th", 4184, "m2 s-2 g", 1], // thermochemical calorie
	["cal", 4184, "m2 s-2 g", 1], // calorie
	["[Cal]", 4184000, "m2 s-2 g", 0], // nutrition label Calories
	["[Btu_39]", 1059670, "m2 s-2 g", 0], // British thermal unit at 39°F
	["[Btu_59]", 1054800, "m2 s-2 g", 0], // British thermal unit at 59°F
	["[Btu_60]", 1054680, "m2 s-2 g", 0], // British thermal unit at 60°F
	["[Btu_m]", 1055870, "m2 s-2 g", 0], // mean British thermal unit
	["[Btu_IT]", 1055055.85262, "m2 s-2 g", 0], // international table British thermal unit
	["[Btu_th]", 1054350, "m2 s-2 g", 0], // thermochemical British thermal unit
	["[Btu]", 1054350, "m2 s-2 g", 0], // British thermal unit
	["[HP]", 745699.87158227, "m2 s-3 g", 0], // horsepower - mechanical
	["tex", 0.001, "m-1 g", 1], // tex
	["[den]", 0.00011111111111111, "m-1 g", 0], // Denier (linear mass density)
	["m[H2O]", 9806650, "m-1 s-2 g", 1], // meter of water column
	["m[Hg]", 133322000, "m-1 s-2 g", 1], // meter of mercury column
	["[in_i'H2O]", 249088.91, "m-1 s-2 g", 0], // inch of water column
	["[in_i'Hg]", 3386378.8, "m-1 s-2 g", 0], // inch of mercury column
	["[PRU]", 133322000000, "m-4 s-1 g", 0], // peripheral vascular resistance unit
	["[wood'U]", 7999320000, "m-4 s-1 g", 0], // Wood unit
	["[diop]", 1, "m", 0], // diopter (lens)
	["[p'diop]", 1, "rad", 0, "tanTimes100"], // prism diopter (magnifying power)
	["%[slope]", 0.017453292519943, "rad", 0, "100tan"], // percent of slope
	["[mesh_i]", 0.0254, "m", 0], // mesh
	["[Ch]", 0.00033333333333333, "m", 0], // French (catheter gauge)
	["[drp]", 5e-8, "m3", 0], // drop - metric (1/20 mL)
	["[hnsf'U]", 1, "", 0], // Hounsfield unit
	["[MET]", 5.8333333333333e-11, "m3 s-1 g-1", 0], // Metabolic Equivalent of Task
	["[hp'_X]", 1, "", 0, "hpX"], // homeopathic potency of decimal series (retired)
	["[hp'_C]", 1, "", 0, "hpC"], // homeopathic potency of centesimal series (retired)
	["[hp'_M]", 1, "", 0, "hpM"], // homeopathic potency of millesimal series (retired)
	["[hp'_Q]", 1, "", 0, "hpQ"], // homeopathic potency of quintamillesimal series (retired)
	["[hp_X]", 1, "[hp_X]", 0], // homeopathic potency of decimal hahnemannian series
	["[hp_C]", 1, "[hp_C]", 0], // homeopathic potency of centesimal hahnemannian series
	["[hp_M]", 1, "[hp_M]", 0], // homeopathic potency of millesimal hahnemannian series
	["[hp_Q]", 1, "[hp_Q]", 0], // homeopathic potency of quintamillesimal hahnemannian series
	["[kp_X]", 1, "[kp_X]", 0], // homeopathic potency of decimal korsakovian series
	["[kp_C]", 1, "[kp_C]", 0], // homeopathic potency of centesimal korsakovian series
	["[kp_M]", 1, "[kp_M]", 0], // homeopathic potency of millesimal korsakovian series
	["[kp_Q]", 1, "[kp_Q]", 0], // homeopathic potency of quintamillesimal korsakovian series
	["eq", 1, "mol", 1], // equivalent
	["osm", 1, "mol", 1], // osmole
	["[pH]", 6.0221367e26, "m-3", 0, "pH"], // pH
	["g%", 10000, "m-3 g", 1], // gram percent
	["[S]", 1e-13, "s", 0], // Svedberg unit
	["[HPF]", 1, "", 0], // high power field (microscope)
	["[LPF]", 1, "", 0], // low power field (microscope)
	["kat", 1, "s-1 mol", 1], // katal
	["U", 1.6666666666667e-8, "s-1 mol", 1], // enzyme unit
	["[iU]", 1, "[iU]", 1], // international unit - arbitrary
	["[IU]", 1, "[IU]", 1], // international unit - arbitrary
	["[arb'U]", 1, "[arb'U]", 0], // arbitary unit
	["[USP'U]", 1, "[USP'U]", 0], // United States Pharmacopeia unit
	["[GPL'U]", 1, "[GPL'U]", 0], // GPL unit
	["[MPL'U]", 1, "[MPL'U]", 0], // MPL unit
	["[APL'U]", 1, "[APL'U]", 0], // APL unit
	["[beth'U]", 1, "[beth'U]", 0], // Bethesda unit
	["[anti'Xa'U]", 1, "[anti'Xa'U]", 0], // anti factor Xa unit
	["[todd'U]", 1, "[todd'U]", 0], // Todd unit
	["[dye'U]", 1, "[dye'U]", 0], // Dye unit
	["[smgy'U]", 1, "[smgy'U]", 0], // Somogyi unit
	["[bdsk'U]", 1, "[bdsk'U]", 0], // Bodansky unit
	["[ka'U]", 1, "[ka'U]", 0], // King-Armstrong unit
	["[knk'U]", 1, "[knk'U]", 0], // Kunkel unit
	["[mclg'U]", 1, "[mclg'U]", 0], // Mac Lagan unit
	["[tb'U]", 1, "[tb'U]", 0], // tuberculin unit
	["[CCID_50]", 1, "[CCID_50]", 0], // 50% cell culture infectious dose
	["[TCID_50]", 1, "[TCID_50]", 0], // 50% tissue culture infectious dose
	["[EID_50]", 1, "[EID_50]", 0], // 50% embryo infectious dose
	["[PFU]", 1, "[PFU]", 0], // plaque forming units
	["[FFU]", 1, "[FFU]", 0], // focus forming units (cells)
	["[CFU]", 1, "[CFU]", 0], // colony forming units
	["[IR]", 1, "[IR]", 0], // index of reactivity (allergen)
	["[BAU]", 1, "[BAU]", 0], // bioequivalent allergen unit
	["[AU]", 1, "[AU]", 0], // allergy unit
	["[Amb'a'1'U]", 1, "[Amb'a'1'U]", 0], // allergen unit for Ambrosia artemisiifolia
	["[PNU]", 1, "[PNU]", 0], // protein nitrogen unit (allergen testing)
	["[Lf]", 1, "[Lf]", 0], // Limit of flocculation
	["[D'ag'U]", 1, "[D'ag'U]", 0], // D-antigen unit (polio)
	["[FEU]", 1, "[FEU]", 0], // fibrinogen equivalent units
	["[ELU]", 1, "[ELU]", 0], // ELISA unit
	["[EU]", 1, "[EU]", 0], // Ehrlich units (urobilinogen)
	["Np", 1, "", 1, "ln"], // neper
	["B", 1, "", 1, "lg"], // bel
	["B[SPL]", 0.02, "m-1 s-2 g", 1, "lgTimes2"], // bel sound pressure
	["B[V]", 1000, "m2 s-2 g C-1", 1, "lgTimes2"], // bel volt
	["B[mV]", 1, "m2 s-2 g C-1", 1, "lgTimes2"], // bel millivolt
	["B[uV]", 0.001, "m2 s-2 g C-1", 1, "lgTimes2"], // bel microvolt
	["B[10.nV]", 0.00001, "m2 s-2 g C-1", 1, "lgTimes2"], // bel 10 nanovolt
	["B[W]", 1000, "m2 s-3 g", 1, "lg"], // bel watt
	["B[kW]", 1000000, "m2 s-3 g", 1, "lg"], // bel kilowatt
	["st", 1, "m3", 1], // stere
	["Ao", 1e-10, "m", 0], // Ångström
	["b", 1e-28, "m2", 0], // barn
	["att", 98066500, "m-1 s-2 g", 0], // technical atmosphere
	["mho", 0.001, "m-2 s g-1 C2", 1], // mho
	["[psi]", 6894757.2931684, "m-1 s-2 g", 0], // pound per square inch
	["circ", 6.2831853071796, "rad", 0], // circle - plane angle
	["sph", 12.566370614359, "rad2", 0], // spere - solid angle
	["[car_m]", 0.2, "g", 0], // metric carat
	["[car_Au]", 0.041666666666667, "", 0], // carat of gold alloys
	["[smoot]", 1.7018, "m", 0], // Smoot
	["bit_s", 1, "", 0, "ld"], // bit - logarithmic
	["bit", 1, "", 1], // bit
	["By", 8, "", 1], // byte
	["Bd", 1, "s", 1], // baud
];
