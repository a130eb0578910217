import { createReferenceEngine } from '../reference-engine.ts';
import { sampleAnalyzer } from '../sample-reports.ts';
import { keepsTheEngineContract } from './search-engine.ts';

keepsTheEngineContract('the reference engine', (reports) => createReferenceEngine(reports, sampleAnalyzer));
