import aftersales.base.ids
import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


APPEND_ONLY = """
CREATE TRIGGER worklog_version_append_only BEFORE UPDATE OR DELETE ON workorders_worklogversion
  FOR EACH ROW EXECUTE FUNCTION base_append_only();
"""
EDITABLE = "DROP TRIGGER worklog_version_append_only ON workorders_worklogversion;"


class Migration(migrations.Migration):
    """Whose time went into an order: spans of one person that never overlap, and how each stood before it was put
    right."""

    dependencies = [
        ('workorders', '0014_custom_fields'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Worklog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=aftersales.base.ids.new_key, editable=False, unique=True)),
                ('kind', models.TextField()),
                ('begins_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(null=True)),
                ('note', models.TextField(default='')),
                ('source', models.TextField()),
                ('cut', models.BooleanField(default=False)),
                ('struck_at', models.DateTimeField(null=True)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('version', models.IntegerField(db_default=1, default=1)),
                ('order', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='worklogs', to='workorders.workorder')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('visit', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='worklogs', to='workorders.visit')),
            ],
        ),
        migrations.CreateModel(
            name='WorklogVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.IntegerField()),
                ('deed', models.TextField()),
                ('kind', models.TextField()),
                ('begins_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(null=True)),
                ('note', models.TextField(default='')),
                ('at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('reason', models.TextField(default='')),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('worklog', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='workorders.worklog')),
            ],
        ),
        migrations.AddIndex(
            model_name='worklog',
            index=models.Index(fields=['order', 'begins_at'], name='worklog_of_order'),
        ),
        migrations.AddIndex(
            model_name='worklog',
            index=models.Index(fields=['person', 'begins_at', 'id'], name='worklog_of_person'),
        ),
        migrations.AddConstraint(
            model_name='worklog',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), models.Q(('ends_at__gt', models.F('begins_at')), ('ends_at__lte', django.db.models.expressions.CombinedExpression(models.F('begins_at'), '+', models.Value('24:00:00', output_field=models.DurationField())))), _connector='OR'), name='worklog_of_a_day_at_most'),
        ),
        migrations.AddConstraint(
            model_name='worklog',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('travel', 'work', 'wait'))), name='worklog_kind'),
        ),
        migrations.AddConstraint(
            model_name='worklog',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('struck_at__isnull', True)), expressions=[(models.Func(models.F('person_id'), models.F('person_id'), models.Value('[]'), function='int8range'), '&&'), (models.Func(models.F('begins_at'), models.F('ends_at'), models.Value('[)'), function='tstzrange'), '&&')], name='worklog_never_double'),
        ),
        migrations.AddConstraint(
            model_name='worklogversion',
            constraint=models.UniqueConstraint(fields=('worklog', 'number'), name='worklog_version_once'),
        ),
        migrations.RunSQL(APPEND_ONLY, EDITABLE),
    ]
