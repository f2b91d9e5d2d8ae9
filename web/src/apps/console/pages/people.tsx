import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { Navigate, type RouteObject } from 'react-router';

import { Bones } from '@/features/people/parts/read';
import { ME, PEOPLE, SETTINGS, TEAMS } from '@/features/people/paths';

/** A page that is fetched when it is asked for; its frame stands until it is here. */
function page<Name extends string>(name: Name, load: () => Promise<Record<Name, ComponentType>>): ReactNode {
  const Page = lazy(async (): Promise<{ default: ComponentType }> => ({ default: (await load())[name] }));
  return (
    <Suspense fallback={<Bones rows={8} />}>
      <Page />
    </Suspense>
  );
}

export const people: RouteObject[] = [
  { path: PEOPLE, element: page('PeoplePage', () => import('@/features/people/staff/people-page')) },
  { path: `${PEOPLE}/:key`, element: page('PersonPage', () => import('@/features/people/staff/person-page')) },
  { path: TEAMS, element: page('TeamsPage', () => import('@/features/people/teams/teams-page')) },
  { path: ME, element: page('MeFile', () => import('./me-file')) },
  {
    path: SETTINGS,
    element: page('SettingsFrame', () => import('@/features/people/settings/settings-frame')),
    children: [
      { index: true, element: <Navigate to={`${SETTINGS}/calendars`} replace /> },
      { path: 'calendars', element: page('CalendarsPage', () => import('@/features/people/calendars/calendars-page')) },
      { path: 'sla', element: page('SlaPage', () => import('@/features/workorders/settings/sla-page')) },
      { path: 'dispatch', element: page('PoliciesPage', () => import('@/features/dispatch/settings/policies-page')) },
      { path: 'dispatch/:code', element: page('PolicyPage', () => import('@/features/dispatch/settings/policy-page')) },
      { path: 'windows', element: page('WindowsPage', () => import('@/features/dispatch/windows/windows-page')) },
      { path: 'kinds', element: page('KindsPage', () => import('@/features/workorders/settings/kinds-page')) },
      { path: 'fields', element: page('FieldsPage', () => import('@/features/workorders/settings/fields-page')) },
      { path: 'forms', element: page('FormsPage', () => import('@/features/workorders/settings/forms-page')) },
      { path: 'categories', element: page('CategoriesPage', () => import('@/features/workorders/settings/categories-page')) },
      { path: 'checklists', element: page('TemplatesPage', () => import('@/features/workorders/checklists/settings/templates-page')) },
      { path: 'checklists/:key', element: page('EditorPage', () => import('@/features/workorders/checklists/settings/editor-page')) },
      { path: 'replies', element: page('RepliesPage', () => import('@/features/workorders/replies/settings/replies-page')) },
      { path: 'macros', element: page('MacrosPage', () => import('@/features/workorders/macros/settings/macros-page')) },
      { path: 'states', element: page('StatesPage', () => import('@/features/workorders/settings/states-page')) },
      { path: 'notices', element: page('WordingsPage', () => import('@/features/notices/settings/wordings-page')) },
      { path: 'roles', element: page('RolesPage', () => import('@/features/people/roles/roles-page')) },
      { path: 'skills', element: page('SkillsPage', () => import('@/features/people/settings/skills-page')) },
      { path: 'imports', element: page('ImportsPage', () => import('@/features/imports/imports-page')) },
      { path: 'imports/:key', element: page('ImportPage', () => import('@/features/imports/import-page')) },
      { path: 'health', element: page('HealthPage', () => import('@/features/installation/health-page')) },
      { path: 'territories', element: page('TerritoriesPage', () => import('@/features/people/settings/territories-page')) },
    ],
  },
];
