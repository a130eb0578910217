import type { Report } from '../../src/report/report.ts';
import { createReferenceEngine } from '../reference-engine.ts';
import { sampleAnalyzer } from '../sample-reports.ts';
import { keepsTheEngineContract } from './search-engine.ts';
import { keepsTheContractOfWords } from './words-and-ids.ts';

const create = (reports: readonly Report[]) => createReferenceEngine(reports, sampleAnalyzer);
keepsTheEngineContract('the reference engine', create);
keepsTheContractOfWords('the reference engine', create);
