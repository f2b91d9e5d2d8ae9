import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type Waiting = Schemas['UndecidedRow'];
export type WaitingOrder = Waiting['order'];
export type Suggestion = Schemas['SuggestionOut'];
export type Facts = Schemas['CandidateFacts'];
export type Decision = Schemas['DecisionOut'];
export type Why = Schemas['WhyOut'];
export type Standing = Schemas['StandingOut'];
export type Mine = Schemas['MyStandingOut'];
export type Sending = Schemas['SendingOut'];
export type RuleName = Schemas['RuleLimits']['name'];
export type ObjectiveName = Schemas['ObjectiveLimits']['name'];
export type Policy = Schemas['DispatchPolicyOut'];
export type Policies = Schemas['DispatchPolicyList'];
export type Limits = Schemas['PolicyLimits'];
export type Use = Schemas['DispatchUseOut'];
export type Version = Schemas['DispatchVersionOut'];
export type Preview = Schemas['DispatchPreviewOut'];
export type PreviewRow = Schemas['DispatchPreviewRow'];
export type Lack = Schemas['LackOut'];
export type Asking = Schemas['AskingOut'];
